import type { Knex } from 'knex';
import type { PhotoRuling } from '#common/domain/biometrics/count-rulings.ts';
import { readRuling, RULING_KINDS } from '#common/domain/biometrics/photo-actions.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** What heads decided about photos since then, each with the officer whose photo it was; and how many wait now. */
export async function photoRulings(
  db: Knex,
  since: Instant,
): Promise<{ rulings: PhotoRuling[]; waiting: number }> {
  const rows: { kind: string; payload: string; actor: UserId; taker: UserId }[] = await db('action as r')
    .whereIn('r.kind', RULING_KINDS)
    .where('r.occurred_at', '>=', since)
    .orderBy('r.occurred_at')
    .select('r.kind', 'r.payload', 'r.actor')
    .select(
      db('action as c')
        .select('c.actor')
        .whereRaw('c.application_id = r.application_id and c.version < r.version')
        .where('c.kind', 'biometrics.capturePhoto/1')
        .orderBy('c.version', 'desc')
        .limit(1)
        .as('taker'),
    );
  const waiting = await db('queue_entry as q')
    .join('application as f', 'f.id', 'q.application_id')
    .where({ 'q.stage': 'decision', 'q.state': 'IN_SERVICE' })
    .whereRaw("exists (select 1 from json_each(f.flags) e where e.value = 'PHOTO_WAITING')")
    .count({ count: '*' })
    .first();
  return {
    rulings: rows.map(({ kind, payload, actor, taker }) => ({
      ...readRuling(kind, JSON.parse(payload)),
      by: actor,
      takenBy: taker,
    })),
    waiting: Number(waiting?.count ?? 0),
  };
}
