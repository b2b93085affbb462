import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ErasureRule, KeptImage } from '#common/domain/privacy/specific-data.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { insertAll } from './bulk.ts';

const PAGE = 500;

export type ImageKey = { id: AttachmentId; applicationId: ApplicationId };
export type ImageAtHub = ImageKey & KeptImage;
export type DueImage = ImageAtHub & {
  file: Pick<Application, 'state' | 'stateSince' | 'adjudication'> | null;
};

type CaptureAction = Action & { applicationId: ApplicationId };

/** Actions that nobody has looked at for pictures of bodies. */
export async function unreadActions(db: Knex, officeId: string): Promise<CaptureAction[]> {
  // Accepted actions were parsed by the rule of their kind before they were stored.
  return db('specific_unread as r')
    .join('action as a', 'a.id', 'r.action_id')
    .where({ 'r.office_id': officeId })
    .orderBy('r.action_id')
    .limit(PAGE)
    .select({
      id: 'a.id',
      applicationId: 'a.application_id',
      kind: 'a.kind',
      payload: 'a.payload',
      occurredAt: 'a.occurred_at',
    });
}

const IMAGES = {
  table: 'specific_image',
  columns: {
    office_id: 'text',
    attachment_id: 'text',
    application_id: 'text',
    kind: 'text',
    captured_at: 'text',
    received_at: 'text',
  },
  suffix: 'on conflict do nothing',
};

/** Known ones stay as they are: what was erased does not begin anew. */
export async function noteImages(
  trx: Knex,
  officeId: string,
  images: readonly ImageAtHub[],
  readIds: readonly string[],
): Promise<void> {
  const rows = images.map((image) => ({
    office_id: officeId,
    attachment_id: image.id,
    application_id: image.applicationId,
    kind: image.kind,
    captured_at: image.capturedAt,
    received_at: image.receivedAt,
  }));
  await insertAll(trx, IMAGES, rows);
  await trx('specific_unread').where({ office_id: officeId }).whereIn('action_id', readIds).delete();
}

/** Every print that is kept, and faces of files that ended before a moment: what may be due. */
export async function imagesToJudge(db: Knex, officeId: string, endedBefore: Instant): Promise<DueImage[]> {
  const rows: {
    id: AttachmentId;
    application_id: ApplicationId;
    kind: KeptImage['kind'];
    captured_at: Instant;
    received_at: Instant | null;
    state: Application['state'] | null;
    since: Instant;
    adjudication: Application['adjudication'] | undefined;
  }[] = await db('specific_image as s')
    .leftJoin('application as a', 'a.id', 's.application_id')
    .where({ 's.office_id': officeId })
    .whereNull('s.erased_at')
    .where(
      (either) =>
        void either
          .where('s.kind', 'PRINT')
          .orWhere(
            (face) =>
              void face
                .whereIn('a.state', [...FINAL_STATES])
                .whereRaw(`a.snapshot ->> 'stateSince' <= ?`, [endedBefore]),
          ),
    )
    .select({
      id: 's.attachment_id',
      application_id: 's.application_id',
      kind: 's.kind',
      captured_at: 's.captured_at',
      received_at: db.raw(`coalesce(s.received_at, (
        select min(o.settled_at) from gateway_outbox as o
        where o.application_id = s.application_id and o.state = 'SENT'
          and o.body ->> 'status' = 'BIOMETRICS_RECORDED' and o.body ->> 'at' >= s.captured_at))`),
      state: 'a.state',
      since: db.raw(`a.snapshot ->> 'stateSince'`),
      adjudication: db.raw(`a.snapshot -> 'adjudication'`),
    });
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    kind: row.kind,
    capturedAt: row.captured_at,
    receivedAt: row.received_at,
    file: row.state && {
      state: row.state,
      stateSince: row.since,
      adjudication: row.adjudication ?? null,
    },
  }));
}

/** Files by which these are kept. */
export async function keepersOf(
  db: Knex,
  officeId: string,
  ids: readonly AttachmentId[],
): Promise<ImageKey[]> {
  return db('specific_image')
    .where({ office_id: officeId })
    .whereNull('erased_at')
    .whereRaw('attachment_id = any(?)', [[...ids]])
    .select({ id: 'attachment_id', applicationId: 'application_id' });
}

export type Erased = ImageKey & { rule: ErasureRule };

export async function markErased(
  trx: Knex,
  officeId: string,
  erased: readonly Erased[],
  at: Instant,
): Promise<void> {
  await trx.raw(
    `update specific_image as s set erased_at = ?, rule = e.rule
     from json_to_recordset(?::json) as e (id text, "applicationId" text, rule text)
     where s.office_id = ? and s.attachment_id = e.id and s.application_id = e."applicationId"`,
    [at, JSON.stringify(erased), officeId],
  );
}

/** Those of these pictures whose bytes went, and by which rule. */
export async function erasedOf(
  db: Knex,
  officeId: string,
  ids: readonly AttachmentId[],
): Promise<{ id: AttachmentId; rule: ErasureRule }[]> {
  // Kept by any file, it is not gone.
  return db('specific_image as s')
    .where({ 's.office_id': officeId })
    .whereRaw('s.attachment_id = any(?)', [[...ids]])
    .groupBy('s.attachment_id')
    .havingRaw('bool_and(s.erased_at is not null)')
    .select({ id: 's.attachment_id', rule: db.raw('min(s.rule)') });
}

/** Everything that may lie in no copy any more. */
export async function allErased(db: Knex): Promise<AttachmentId[]> {
  return db('specific_image as s')
    .groupBy('s.attachment_id')
    .havingRaw('bool_and(s.erased_at is not null)')
    .pluck('s.attachment_id');
}
