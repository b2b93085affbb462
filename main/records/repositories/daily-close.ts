import type { Knex } from 'knex';
import type { DailyClose, DayState, StateCounts } from '#common/contract/hub/daily-close.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { FINAL_STATES, type AppState } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

type Row = {
  day: PlainDate;
  at: Instant;
  actor: UserId;
  actor_name: string | null;
  desk: string;
  seq: number;
  hash: string;
  counts: string;
  note: string;
};

/** The closed days of this desk, newest first. Their heads carry no signature: there is no hub that could give one. */
export async function listCloses(db: Knex, office: string, limit: number): Promise<DailyClose[]> {
  const rows: Row[] = await db('daily_close as c')
    .leftJoin('account as a', 'a.id', 'c.actor')
    .orderBy('c.day', 'desc')
    .limit(limit)
    .select('c.*', { actor_name: 'a.display_name' });
  return rows.map(({ actor_name: actorName, seq, hash, counts, ...row }) => ({
    ...row,
    actorName,
    counts: JSON.parse(counts) as StateCounts,
    head: { office, seq, hash, at: row.at, signature: '' },
  }));
}

/** False when the day stands there already. */
export async function insertClose(trx: Knex, close: Omit<DailyClose, 'actorName'>): Promise<boolean> {
  const { day, at, actor, desk, head, counts, note } = close;
  const known = await trx('daily_close').where({ day }).first('day');
  if (known) return false;
  const row = { day, at, actor, desk, note, seq: head.seq, hash: head.hash, counts: JSON.stringify(counts) };
  await trx('daily_close').insert(row);
  return true;
}

export async function countStates(db: Knex): Promise<StateCounts> {
  const rows: { state: AppState; n: number }[] = await db('application')
    .whereNotIn('state', FINAL_STATES)
    .groupBy('state')
    .orderBy('state')
    .select('state')
    .count({ n: '*' });
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Open files that somebody has in hand. */
export async function listClaims(
  db: Knex,
  names: Readonly<Record<string, string>>,
  limit: number,
): Promise<DayState['claims']> {
  const rows: { number: string; snapshot: string }[] = await db('application')
    .whereNotIn('state', FINAL_STATES)
    .whereRaw(`json_extract(snapshot, '$.claim.by') is not null`)
    .orderBy('number')
    .limit(limit)
    .select('number', 'snapshot');
  return rows.flatMap(({ number, snapshot }) => {
    // Written by this program from a file.
    const { claim } = JSON.parse(snapshot) as Application;
    return claim ? [{ number, byName: names[claim.by] ?? null, desk: claim.desk }] : [];
  });
}
