import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ErasureRule, KeptImage } from '#common/domain/privacy/specific-data.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { insertEach, runEach } from '#main/records/run-each.ts';
import { ACTION_COLUMNS, toAction, type ActionRow } from './actions.ts';

const PAGE = 500;

export type ImageKey = { id: AttachmentId; applicationId: ApplicationId };
export type ImageOnDesk = ImageKey & KeptImage;
export type DueImage = ImageOnDesk & {
  file: Pick<Application, 'state' | 'stateSince' | 'adjudication'> | null;
};

/** Actions that nobody has looked at for pictures of bodies; and those that are on the desk no more. */
export async function unreadActions(db: Knex): Promise<{ actions: Action[]; ids: string[] }> {
  const ids: string[] = await db('specific_unread').orderBy('action_id').limit(PAGE).pluck('action_id');
  const rows: ActionRow[] = await db('action')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .select(...ACTION_COLUMNS);
  return { actions: rows.map(toAction), ids };
}

/** Known ones stay as they are: what was erased does not begin anew. */
export async function noteImages(
  trx: Knex,
  images: readonly ImageOnDesk[],
  readIds: readonly string[],
): Promise<void> {
  const rows = images.map((image) => ({
    attachment_id: image.id,
    application_id: image.applicationId,
    kind: image.kind,
    captured_at: image.capturedAt,
    received_at: image.receivedAt,
  }));
  await insertEach(trx, 'specific_image', rows, 'on conflict do nothing');
  await runEach(
    trx,
    'delete from specific_unread where action_id = ?',
    readIds.map((id) => [id]),
  );
}

/** Every print that is kept, and faces of files that ended before a moment: what may be due. */
export async function imagesToJudge(db: Knex, endedBefore: Instant): Promise<DueImage[]> {
  const rows: {
    attachment_id: AttachmentId;
    application_id: ApplicationId;
    kind: KeptImage['kind'];
    captured_at: Instant;
    received_at: Instant | null;
    state: Application['state'] | null;
    state_since: Instant;
    adjudication: string | null;
  }[] = await db('specific_image as s')
    .leftJoin('application as a', 'a.id', 's.application_id')
    .whereNull('s.erased_at')
    .where(
      (either) =>
        void either
          .where('s.kind', 'PRINT')
          .orWhere(
            (face) =>
              void face.whereIn('a.state', [...FINAL_STATES]).where('a.state_since', '<=', endedBefore),
          ),
    )
    .select(
      's.attachment_id',
      's.application_id',
      's.kind',
      's.captured_at',
      's.received_at',
      'a.state',
      'a.state_since',
      db.raw(`json_extract(a.snapshot, '$.adjudication') as adjudication`),
    );
  return rows.map((row) => ({
    id: row.attachment_id,
    applicationId: row.application_id,
    kind: row.kind,
    capturedAt: row.captured_at,
    receivedAt: row.received_at,
    file: row.state && {
      state: row.state,
      stateSince: row.state_since,
      adjudication: row.adjudication === null ? null : JSON.parse(row.adjudication),
    },
  }));
}

/** Pictures that this desk still keeps, by name. */
export async function keptImages(db: Knex): Promise<AttachmentId[]> {
  return db('specific_image')
    .whereNull('erased_at')
    .distinct()
    .orderBy('attachment_id')
    .pluck('attachment_id');
}

/** Files by which these are kept. */
export async function keepersOf(db: Knex, ids: readonly AttachmentId[]): Promise<ImageKey[]> {
  return db('specific_image')
    .whereNull('erased_at')
    .whereRaw('attachment_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .select({ id: 'attachment_id', applicationId: 'application_id' });
}

export type Erased = ImageKey & { rule: ErasureRule };

/** The mark, and everything that was made from the picture or waits to carry it elsewhere. */
export async function markErased(trx: Knex, erased: readonly Erased[], at: Instant): Promise<void> {
  await runEach(
    trx,
    'update specific_image set erased_at = ?, rule = ? where attachment_id = ? and application_id = ?',
    erased.map(({ id, applicationId, rule }) => [at, rule, id, applicationId]),
  );
  const ids = erased.map(({ id }) => [id]);
  await runEach(trx, 'delete from attachment_upload where attachment_id = ?', ids);
  await runEach(trx, 'delete from face_template where attachment_id = ?', ids);
}

export async function findErased(
  db: Knex,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<{ at: Instant; rule: ErasureRule } | null> {
  const row: { at: Instant; rule: ErasureRule } | undefined = await db('specific_image')
    .where({ attachment_id: id, application_id: applicationId })
    .whereNotNull('erased_at')
    .first({ at: 'erased_at', rule: 'rule' });
  return row ?? null;
}
