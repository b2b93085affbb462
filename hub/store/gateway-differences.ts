import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { Difference } from '#common/domain/gateway/differences.ts';
import type { ComparedDay, FoundDifference } from '#common/contract/hub/gateway.ts';

/**
 * What a comparison found in place of what an earlier one of the same day found. A difference that is still there keeps its
 * explanation; one that is gone stays with it as GONE.
 */
export async function saveComparison(
  trx: Knex,
  officeId: string,
  compared: Omit<ComparedDay, 'open'>,
  differences: readonly Difference[],
): Promise<void> {
  const { day, ranAt, files, issued, payments } = compared;
  await trx('gateway_comparison')
    .insert({ office_id: officeId, day, ran_at: ranAt, files, issued, payments })
    .onConflict(['office_id', 'day'])
    .merge();
  const keys = differences.map(({ key }) => key);
  await trx('gateway_difference')
    .where({ office_id: officeId, day })
    .whereRaw('not (key = any(?))', [keys])
    .update({ state: 'GONE' });
  for (const difference of differences) {
    const { key, kind } = difference;
    await trx.raw(
      `insert into gateway_difference as d (office_id, day, key, kind, body, state) values (?, ?, ?, ?, ?, 'OPEN')
       on conflict (office_id, day, key) do update set body = excluded.body,
         state = case when d.body::text = excluded.body::text and d.note is not null then 'EXPLAINED' else 'OPEN' end`,
      [officeId, day, key, kind, JSON.stringify(difference)],
    );
  }
}

export async function listComparedDays(db: Knex, officeId: string, limit: number): Promise<ComparedDay[]> {
  const rows: (Omit<ComparedDay, 'open'> & { open: string | number })[] = await db('gateway_comparison as c')
    .where({ 'c.office_id': officeId })
    .orderBy('c.day', 'desc')
    .limit(limit)
    .select('c.day', { ranAt: 'c.ran_at' }, 'c.files', 'c.issued', 'c.payments', {
      open: db('gateway_difference as d')
        .whereRaw(`d.office_id = c.office_id and d.day = c.day and d.state = 'OPEN'`)
        .count('*'),
    });
  return rows.map((row) => ({ ...row, open: Number(row.open) }));
}

type Row = {
  body: unknown;
  state: FoundDifference['state'];
  note: string | null;
  by_name: string | null;
  decided_at: Instant | null;
};

export async function listDifferences(
  db: Knex,
  officeId: string,
  day: PlainDate,
): Promise<FoundDifference[]> {
  const rows: Row[] = await db('gateway_difference as d')
    .leftJoin('account as a', 'a.id', 'd.by_account')
    .where({ 'd.office_id': officeId, 'd.day': day })
    .orderBy('d.key')
    .select('d.body', 'd.state', 'd.note', 'd.decided_at', { by_name: 'a.display_name' });
  return rows.map(({ body, state, note, by_name: byName, decided_at: decidedAt }) => ({
    ...Difference.parse(body),
    state,
    note,
    byName,
    decidedAt,
  }));
}

/** False when there is no such difference any more. */
export async function explainDifference(
  trx: Knex,
  officeId: string,
  { day, key, note, by, at }: { day: PlainDate; key: string; note: string; by: string; at: Instant },
): Promise<boolean> {
  const changed: number = await trx('gateway_difference')
    .where({ office_id: officeId, day, key })
    .whereNot({ state: 'GONE' })
    .update({ state: 'EXPLAINED', note, by_account: by, decided_at: at });
  return changed > 0;
}
