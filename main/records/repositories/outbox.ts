import type { Knex } from 'knex';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PushedAction } from '#common/contract/hub/push.ts';
import { ACTION_COLUMNS, toAction, type ActionRow } from './actions.ts';

/** An action of this desk that the hub has not brought back yet. */
export type Pending = PushedAction & { expectedRefusal: string | null };

type Row = ActionRow & { seq: number; group_id: string | null; expected_refusal: string | null };

/** The number of the desk's next action: one more than any that waits, was answered or stands in a list. */
export async function nextSeq(trx: Knex, answered: number): Promise<number> {
  const rows: { last: number | null }[] = await trx.raw(
    `select max(coalesce((select max(seq) from outbox), 0), coalesce((select max(desk_seq) from action), 0)) as last`,
  );
  return Math.max(rows[0]?.last ?? 0, answered) + 1;
}

/** What the hub has not answered behind a number, oldest first: whole requests only, `limit` actions at the most. */
export async function unansweredActions(db: Knex, limit: number, after = 0): Promise<Pending[]> {
  const rows: Row[] = await db('outbox as o')
    .join('action as a', 'a.id', 'o.action_id')
    .whereNull('o.answered_at')
    .where('o.seq', '>', after)
    .orderBy('o.seq')
    .limit(limit + 1)
    .select('o.seq', 'o.group_id', 'o.expected_refusal', ...ACTION_COLUMNS.map((name) => `a.${name}`));
  return wholeRequests(rows.map(toPending), limit);
}

/** Everything of these files that the feed has not brought back, answered or not, oldest first. */
export async function pendingOf(trx: Knex, applicationIds: readonly ApplicationId[]): Promise<Pending[]> {
  const rows: Row[] = await trx('outbox as o')
    .join('action as a', 'a.id', 'o.action_id')
    .whereRaw('a.application_id in (select value from json_each(?))', [JSON.stringify(applicationIds)])
    .orderBy('o.seq')
    .select('o.seq', 'o.group_id', 'o.expected_refusal', ...ACTION_COLUMNS.map((name) => `a.${name}`));
  return rows.map(toPending);
}

export function byFile(pending: readonly Pending[]): ReadonlyMap<ApplicationId, readonly Pending[]> {
  return Map.groupBy(pending, ({ applicationId }) => applicationId);
}

export async function markAnswered(trx: Knex, ids: readonly ActionId[], at: Instant): Promise<void> {
  await trx('outbox')
    .whereRaw('action_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .update({ answered_at: at, last_error: null });
}

/** The hub answered for the page and for none of its actions. Each of them is offered again. */
export async function notePageRefused(db: Knex, ids: readonly ActionId[], code: string): Promise<void> {
  await db('outbox')
    .whereRaw('action_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .where((builder) => void builder.whereNull('last_error').orWhereNot('last_error', code))
    .update({ last_error: code });
}

export async function expectRefusal(trx: Knex, id: ActionId, code: string | null): Promise<void> {
  await trx('outbox').where({ action_id: id }).update({ expected_refusal: code });
}

export async function removeFromOutbox(trx: Knex, ids: readonly ActionId[]): Promise<void> {
  await trx('outbox')
    .whereRaw('action_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .delete();
}

export type OutboxRow = {
  seq: number;
  actionId: ActionId;
  applicationId: ApplicationId;
  number: string;
  name: string;
  kind: string;
  queuedAt: Instant;
  answeredAt: Instant | null;
  expectedRefusal: string | null;
  lastError: string | null;
};

/** For the person: what waits, oldest first; found by name, application number or kind. */
export async function listOutbox(
  db: Knex,
  { text, limit, offset }: { text: string; limit: number; offset: number },
): Promise<{ rows: OutboxRow[]; total: number }> {
  const matching = () => {
    const builder = db('outbox as o')
      .join('action as a', 'a.id', 'o.action_id')
      .leftJoin('application as f', 'f.id', 'a.application_id');
    const like = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    if (text !== '') {
      void builder.whereRaw(
        String.raw`(f.name like ? escape '\' or f.number like ? escape '\' or a.kind like ? escape '\')`,
        [like, like, like],
      );
    }
    return builder;
  };
  const total = await matching().count({ n: '*' }).first();
  const rows = await matching()
    .orderBy('o.seq')
    .limit(limit)
    .offset(offset)
    .select('o.seq', 'o.action_id', 'a.application_id', 'f.number', 'f.name', 'a.kind', 'o.queued_at')
    .select('o.answered_at', 'o.expected_refusal', 'o.last_error');
  return {
    rows: rows.map((row) => ({
      seq: row.seq,
      actionId: row.action_id,
      applicationId: row.application_id,
      number: row.number ?? '',
      name: row.name ?? '',
      kind: row.kind,
      queuedAt: row.queued_at,
      answeredAt: row.answered_at,
      expectedRefusal: row.expected_refusal,
      lastError: row.last_error,
    })),
    total: Number(total?.['n'] ?? 0),
  };
}

export async function countUnanswered(db: Knex): Promise<{ count: number; oldestAt: Instant | null }> {
  const rows: { n: number; oldest: Instant | null }[] = await db.raw(
    'select count(*) as n, min(queued_at) as oldest from outbox where answered_at is null',
  );
  const row = rows[0];
  return { count: row?.n ?? 0, oldestAt: row?.oldest ?? null };
}

/** A request that does not fit whole waits for the next push; one larger than a push cannot be made. */
function wholeRequests(pending: readonly Pending[], limit: number): Pending[] {
  const next = pending[limit];
  const page = pending.slice(0, limit);
  if (!next) return page;
  const start = page.findIndex(({ group }) => group === next.group);
  return start > 0 ? page.slice(0, start) : page;
}

function toPending(row: Row): Pending {
  const { id, applicationId, kind, payload, actor, role, desk, occurredAt, basedOn } = toAction(row);
  return {
    seq: row.seq,
    // Actions that were queued before the desk had a hub stood alone.
    group: (row.group_id ?? row.id) as ActionId,
    id,
    applicationId,
    kind,
    payload,
    actor,
    role,
    desk,
    occurredAt,
    basedOn,
    expectedRefusal: row.expected_refusal,
  };
}

/**
 * Puts this desk's actions that the hub has forgotten back into the outbox, in their own order. They get new numbers without
 * a gap: what was refused since, or left this desk, had numbers too. Actions of one request stay one request.
 */
export async function queueAgain(trx: Knex, seq: number, at: Instant): Promise<void> {
  await trx('outbox').where('seq', '>', seq).update({ answered_at: null });
  await trx.raw(
    `insert into outbox (seq, action_id, group_id, queued_at)
     select desk_seq, id, first_value(id) over (partition by application_id, actor, occurred_at order by desk_seq), ?
     from action where desk_seq > ?
     on conflict do nothing`,
    [at, seq],
  );
  await trx('action').where('desk_seq', '>', seq).update({ status: 'PENDING' });
  await renumber(trx, seq + 1);
}

/**
 * Numbers everything unanswered from `from` on anew, without a gap; `above`: the first that takes part. Only to numbers that the hub says
 * it has not seen.
 */
export async function renumber(trx: Knex, from: number, above = from): Promise<void> {
  // Through negative numbers: none is ever there twice.
  await trx('outbox')
    .where('seq', '>=', above)
    .whereNull('answered_at')
    .update({ seq: trx.raw('-seq') });
  await trx('action')
    .where('desk_seq', '>=', from)
    .orWhereRaw('id in (select action_id from outbox where seq < 0)')
    .update({ desk_seq: null });
  await trx.raw(
    `update outbox set seq = fresh.seq
     from (select action_id, ? + row_number() over (order by seq desc) as seq from outbox where seq < 0) as fresh
     where fresh.action_id = outbox.action_id and outbox.seq < 0`,
    [from - 1],
  );
  await trx.raw(
    `update action set desk_seq = o.seq from outbox as o where o.action_id = action.id and o.seq >= ?`,
    [from],
  );
}

/** An action that the hub has by another desk's doing leaves its number free for the next. */
export async function freeNumbers(trx: Knex, after: number): Promise<void> {
  await trx.raw(
    `update action set desk_seq = null where desk_seq > ? and id not in (select action_id from outbox)`,
    [after],
  );
}

/** Files on which this desk has actions that the hub has not answered. */
export async function filesWaiting(db: Knex): Promise<ApplicationId[]> {
  return db('outbox as o')
    .join('action as a', 'a.id', 'o.action_id')
    .whereNull('o.answered_at')
    .distinct('a.application_id')
    .pluck('a.application_id');
}
