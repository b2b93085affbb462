import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { insertAll } from './bulk.ts';
import { erasedOf } from './specific-data.ts';

export type AttachmentRecord = { mediaType: string; bytes: number };

export async function listMissing(
  db: Knex,
  officeId: string,
  ids: readonly AttachmentId[],
): Promise<AttachmentId[]> {
  const rows: { id: string }[] = await db('attachment')
    .where({ office_id: officeId })
    .whereIn('id', [...ids])
    .select('id');
  // What was erased comes back by no desk.
  const erased = await erasedOf(db, officeId, ids);
  const known = new Set<string>([...rows, ...erased].map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

export async function findAttachment(
  db: Knex,
  officeId: string,
  id: AttachmentId,
): Promise<AttachmentRecord | null> {
  const row: { media_type: string; bytes: number } | undefined = await db('attachment')
    .where({ office_id: officeId, id })
    .first('media_type', 'bytes');
  return row ? { mediaType: row.media_type, bytes: row.bytes } : null;
}

export type NewAttachment = AttachmentRecord & { id: AttachmentId };

const COLUMNS = {
  office_id: 'text',
  id: 'text',
  bytes: 'integer',
  media_type: 'text',
  desk_id: 'text',
  received_at: 'text',
};

/** The same picture twice is one row. */
export async function insertAttachments(
  db: Knex,
  from: { officeId: string; deskId: string; at: Instant },
  attachments: readonly NewAttachment[],
): Promise<void> {
  const rows = attachments.map(({ id, bytes, mediaType }) => ({
    office_id: from.officeId,
    id,
    bytes,
    media_type: mediaType,
    desk_id: from.deskId,
    received_at: from.at,
  }));
  // In one order for all: two desks that send the same pictures must not wait for each other.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const suffix = 'on conflict (office_id, id) do nothing';
  await insertAll(db, { table: 'attachment', columns: COLUMNS, suffix }, rows);
}

/** The accepted actions of this office's file whose payload holds the id somewhere. Ids are hex: no pattern is in them. */
export async function actionsMentioning(
  db: Knex,
  { officeId, applicationId, id }: { officeId: string; applicationId: ApplicationId; id: AttachmentId },
): Promise<{ kind: string; payload: unknown }[]> {
  return db('action')
    .where({ office_id: officeId, application_id: applicationId })
    .whereRaw('payload::text like ?', [`%"${id}"%`])
    .select('kind', 'payload');
}
