import type { FailedUploadItem } from '#common/contract/ipc/sync.ts';
import type { Knex } from 'knex';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** Attachments that the hub has not got yet. Their own queue: a picture never holds up a decision. */
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
    .whereNull('set_aside_at')
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

/** Refused for good: it is sent again only when a person asks for it. */
export async function setUploadAside(
  db: Knex,
  id: AttachmentId,
  { code, at }: { code: string; at: Instant },
): Promise<void> {
  await db('attachment_upload')
    .where({ attachment_id: id })
    .update({ attempts: db.raw('attempts + 1'), last_error: code, next_try_at: null, set_aside_at: at });
}

/** Its turn is now, whatever was said of it. False for one that no longer waits. */
export async function retryUpload(db: Knex, id: AttachmentId): Promise<boolean> {
  const changed = await db('attachment_upload')
    .where({ attachment_id: id })
    .update({ next_try_at: null, set_aside_at: null });
  return changed > 0;
}

export async function uploadStateOf(db: Knex, id: AttachmentId): Promise<'SENT' | 'WAITS' | 'REFUSED'> {
  const row: { aside: Instant | null } | undefined = await db('attachment_upload')
    .where({ attachment_id: id })
    .first({ aside: 'set_aside_at' });
  if (!row) return 'SENT';
  return row.aside === null ? 'WAITS' : 'REFUSED';
}

/** Those that go by themselves, and those that wait for a person. */
export async function countUploads(db: Knex): Promise<{ waiting: number; setAside: number }> {
  const row = await db('attachment_upload').count({ all: '*', aside: 'set_aside_at' }).first();
  const setAside = Number(row?.['aside'] ?? 0);
  return { waiting: Number(row?.['all'] ?? 0) - setAside, setAside };
}

export type FailedUpload = Omit<FailedUploadItem, 'isSetAside'> & { setAsideAt: Instant | null };

/** For the person: what failed on its own, first of all what waits for somebody. */
export async function listFailedUploads(db: Knex, limit: number): Promise<FailedUpload[]> {
  return db('attachment_upload as u')
    .join('attachment as a', 'a.id', 'u.attachment_id')
    .leftJoin(
      'application as f',
      'f.id',
      db.raw(
        '(select min(s.application_id) from attachment_use as s where s.attachment_id = u.attachment_id)',
      ),
    )
    .whereNotNull('u.last_error')
    .orderByRaw('u.set_aside_at is null, u.queued_at, u.attachment_id')
    .limit(limit)
    .select({
      attachmentId: 'u.attachment_id',
      applicationId: 'f.id',
      number: db.raw("coalesce(f.number, '')"),
      name: db.raw("coalesce(f.name, '')"),
      bytes: 'a.bytes',
      code: 'u.last_error',
      attempts: 'u.attempts',
      nextTryAt: 'u.next_try_at',
      setAsideAt: 'u.set_aside_at',
    });
}
