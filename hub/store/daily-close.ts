import type { Knex } from 'knex';
import type { DailyClose, DayState, StateCounts } from '#common/contract/hub/daily-close.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { FINAL_STATES, type AppState } from '#common/domain/applications/vocabulary.ts';

type Row = {
  day: PlainDate;
  at: Instant;
  actor: UserId;
  actor_name: string | null;
  desk: string;
  seq: number;
  hash: string;
  head_at: Instant;
  signature: string;
  counts: StateCounts;
  note: string;
};

/** The closed days, newest first. */
export async function listCloses(db: Knex, officeId: string, limit: number): Promise<DailyClose[]> {
  const rows: Row[] = await db('daily_close as c')
    .leftJoin('account as a', 'a.id', 'c.actor')
    .where({ 'c.office_id': officeId })
    .orderBy('c.day', 'desc')
    .limit(limit)
    .select('c.*', { actor_name: 'a.display_name' });
  return rows.map(({ day, at, actor, actor_name: actorName, desk, counts, note, ...head }) => ({
    day,
    at,
    actor,
    actorName,
    desk,
    counts,
    note,
    head: { office: officeId, seq: head.seq, hash: head.hash, at: head.head_at, signature: head.signature },
  }));
}

/** False when the day stands there already. */
export async function insertClose(trx: Knex, close: Omit<DailyClose, 'actorName'>): Promise<boolean> {
  const { head, counts, day, at, actor, desk, note } = close;
  const inserted: unknown[] = await trx('daily_close')
    .insert({
      office_id: head.office,
      day,
      at,
      actor,
      desk,
      seq: head.seq,
      hash: head.hash,
      head_at: head.at,
      signature: head.signature,
      counts: JSON.stringify(counts),
      note,
    })
    .onConflict(['office_id', 'day'])
    .ignore()
    .returning('day');
  return inserted.length === 1;
}

export async function countStates(db: Knex, officeId: string): Promise<StateCounts> {
  const rows: { state: AppState; n: number }[] = await db('application')
    .where({ office_id: officeId })
    .whereNotIn('state', FINAL_STATES)
    .groupBy('state')
    .orderBy('state')
    .select('state')
    .count({ n: '*' });
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Open files that somebody has in hand. */
export async function listClaims(db: Knex, officeId: string, limit: number): Promise<DayState['claims']> {
  return db('application as f')
    .joinRaw(`left join account a on a.id = f.snapshot -> 'claim' ->> 'by'`)
    .where({ 'f.office_id': officeId })
    .whereNotIn('f.state', FINAL_STATES)
    .whereRaw(`json_typeof(f.snapshot -> 'claim') = 'object'`)
    .orderBy('f.number')
    .limit(limit)
    .select('f.number', {
      byName: 'a.display_name',
      desk: db.raw(`coalesce(f.snapshot -> 'claim' ->> 'desk', '')`),
    });
}
