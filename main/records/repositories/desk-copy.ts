import type { Knex } from 'knex';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** What the records take, without the room that deleted rows left behind. */
export async function recordsBytes(db: Knex): Promise<number> {
  const rows: { bytes: number }[] = await db.raw(
    `select (p.page_count - f.freelist_count) * s.page_size as bytes
     from pragma_page_count p, pragma_freelist_count f, pragma_page_size s`,
  );
  return rows[0]?.bytes ?? 0;
}

/** Files closed before a moment, the oldest first, that nothing on this desk waits for: no action, no attachment, no person. */
export async function oldestClosed(
  db: Knex,
  { before, except, limit }: { before: Instant; except: readonly ApplicationId[]; limit: number },
): Promise<{ id: ApplicationId; since: Instant }[]> {
  return db('application as f')
    .whereIn('f.state', [...FINAL_STATES])
    .where('f.state_since', '<', before)
    .whereRaw('f.id not in (select value from json_each(?))', [JSON.stringify(except)])
    .whereRaw(
      `not exists (select 1 from outbox o join action a on a.id = o.action_id where a.application_id = f.id)
       and not exists (select 1 from refused_action r where r.application_id = f.id and r.resolved_at is null)
       and not exists (select 1 from attachment_use u join attachment_upload w on w.attachment_id = u.attachment_id
                       where u.application_id = f.id)`,
    )
    .orderBy(['f.state_since', 'f.id'])
    .limit(limit)
    .select('f.id', { since: 'f.state_since' });
}

/**
 * Attachments that the hub has, of files that are no longer here: no other file on this desk uses them, and no refused action
 * that somebody may still do again. `of`: of this one alone.
 */
export async function attachmentsOfGone(
  db: Knex,
  before: Instant,
  of?: ApplicationId,
): Promise<AttachmentId[]> {
  const asked = db('attachment as t');
  if (of !== undefined) {
    void asked.whereIn('t.id', db('attachment_use').where({ application_id: of }).select('attachment_id'));
  }
  return asked
    .where('t.added_at', '<', before)
    .whereRaw(
      `not exists (select 1 from attachment_upload w where w.attachment_id = t.id)
       and not exists (
         select 1 from attachment_use u where u.attachment_id = t.id and (
           exists (select 1 from application f where f.id = u.application_id)
           or exists (select 1 from refused_action r where r.application_id = u.application_id and r.resolved_at is null)))`,
    )
    .pluck('t.id');
}
