import type { Knex } from 'knex';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** Attachments that the hub has not got yet. Their own queue: a picture never holds up a decision. */
export async function queueUpload(trx: Knex, id: AttachmentId, at: Instant): Promise<void> {
  await trx('attachment_upload')
    .insert({ attachment_id: id, queued_at: at })
    .onConflict('attachment_id')
    .ignore();
}

export async function queueUploads(trx: Knex, ids: readonly AttachmentId[], at: Instant): Promise<void> {
  await trx.raw(
    `insert into attachment_upload (attachment_id, queued_at) select value, ? from json_each(?) where true
     on conflict do nothing`,
    [at, JSON.stringify(ids)],
  );
}

export async function listAttachmentIds(db: Knex): Promise<AttachmentId[]> {
  return db('attachment').orderBy('id').pluck('id');
}

/** `size`: of the picture itself, in bytes. */
export type DueUpload = { id: AttachmentId; size: number };

/** Those whose turn it is, the longest waiting first. */
export async function dueUploads(db: Knex, now: Instant, limit: number): Promise<DueUpload[]> {
  return db('attachment_upload')
    .join('attachment', 'attachment.id', 'attachment_upload.attachment_id')
    .where((builder) => void builder.whereNull('next_try_at').orWhere('next_try_at', '<=', now))
    .orderBy(['queued_at', 'attachment_id'])
    .limit(limit)
    .select({ id: 'attachment_id', size: 'bytes' });
}

export async function uploadDone(db: Knex, ids: readonly AttachmentId[]): Promise<void> {
  if (ids.length === 0) return;
  await db('attachment_upload')
    .whereRaw('attachment_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .delete();
}

export async function uploadFailed(
  db: Knex,
  id: AttachmentId,
  failure: { code: string; nextTryAt: Instant },
): Promise<void> {
  await db('attachment_upload')
    .where({ attachment_id: id })
    .update({ attempts: db.raw('attempts + 1'), last_error: failure.code, next_try_at: failure.nextTryAt });
}

export async function countUploads(db: Knex): Promise<number> {
  const row = await db('attachment_upload').count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}
