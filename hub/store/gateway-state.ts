import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';

/** Where the office stands with the centre. */
export type GatewayPlace = {
  bookingCursor: string;
  resultCursor: string;
  isReachable: boolean;
  since: Instant;
  reason: string | null;
  failures: number;
  firstFailure: Instant | null;
};

const COLUMNS = {
  bookingCursor: 'booking_cursor',
  resultCursor: 'result_cursor',
  isReachable: 'is_reachable',
  since: 'since',
  reason: 'reason',
  failures: 'failures',
  firstFailure: 'first_failure',
} as const;

/** Made at the first time; locked until the transaction ends. */
export async function lockGateway(trx: Knex, officeId: string, now: Instant): Promise<GatewayPlace> {
  await trx('gateway_state').insert({ office_id: officeId, since: now }).onConflict('office_id').ignore();
  const place: GatewayPlace | undefined = await trx('gateway_state')
    .where({ office_id: officeId })
    .forUpdate()
    .first(COLUMNS);
  if (!place) throw new Error('the row was just made');
  return place;
}

export async function findGateway(db: Knex, officeId: string): Promise<GatewayPlace | null> {
  return (await db('gateway_state').where({ office_id: officeId }).first(COLUMNS)) ?? null;
}

type Change = Partial<Omit<GatewayPlace, 'bookingCursor' | 'resultCursor'>>;

export async function saveReach(trx: Knex, officeId: string, change: Change): Promise<void> {
  const columns = Object.entries(change).map(([key, value]) => [COLUMNS[key as keyof Change], value]);
  await trx('gateway_state').where({ office_id: officeId }).update(Object.fromEntries(columns));
}

export async function saveCursor(
  trx: Knex,
  officeId: string,
  column: 'booking_cursor' | 'result_cursor',
  cursor: string,
): Promise<void> {
  await trx('gateway_state')
    .where({ office_id: officeId })
    .update({ [column]: cursor });
}

export type NewProblem = { id: string; kind: string; subject: string; code: string; field: string };
export type Problem = NewProblem & { at: Instant };

/**
 * The same problem again is the same row. One that is open stays as it is; one that a person closed is open again since now: what
 * was done about it did not last. Who closed it and with which word stays beside it until the next closing.
 */
export async function noteProblems(
  trx: Knex,
  officeId: string,
  at: Instant,
  problems: readonly NewProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map((problem) => ({ office_id: officeId, at, ...problem }));
  await trx('gateway_problem')
    .insert(rows)
    .onConflict(['office_id', 'id'])
    .merge({ at, closed_at: null })
    .whereNotNull('gateway_problem.closed_at');
}

export async function listProblems(db: Knex, officeId: string, limit: number): Promise<Problem[]> {
  return db('gateway_problem')
    .where({ office_id: officeId })
    .whereNull('closed_at')
    .orderBy(['at', 'id'])
    .limit(limit)
    .select('id', 'at', 'kind', 'subject', 'code', 'field');
}

/** Null when it is closed or unknown. */
export async function findOpenProblem(db: Knex, officeId: string, id: string): Promise<NewProblem | null> {
  const found: NewProblem | undefined = await db('gateway_problem')
    .where({ office_id: officeId, id })
    .whereNull('closed_at')
    .first('id', 'kind', 'subject', 'code', 'field');
  return found ?? null;
}

/** False when it is closed already or unknown. `note` is null where what was done says it. */
export async function closeProblem(
  trx: Knex,
  officeId: string,
  { id, at, by, note }: { id: string; at: Instant; by: string; note: string | null },
): Promise<boolean> {
  const changed: number = await trx('gateway_problem')
    .where({ office_id: officeId, id })
    .whereNull('closed_at')
    .update({ closed_at: at, closed_by: by, note });
  return changed > 0;
}
