import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

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
  const known = new Set<string>(rows.map(({ id }) => id));
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

/** The same picture twice is one row. */
export async function insertAttachment(
  db: Knex,
  attachment: AttachmentRecord & { officeId: string; id: AttachmentId; deskId: string; at: Instant },
): Promise<void> {
  await db('attachment')
    .insert({
      office_id: attachment.officeId,
      id: attachment.id,
      bytes: attachment.bytes,
      media_type: attachment.mediaType,
      desk_id: attachment.deskId,
      received_at: attachment.at,
    })
    .onConflict(['office_id', 'id'])
    .ignore();
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
