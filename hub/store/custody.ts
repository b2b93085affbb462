import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { MovementPage, MovementQuery } from '#common/contract/hub/stock.ts';
import type { CountedHand, HeldBlank, Movement, Tally } from '#common/domain/production/custody.ts';
import type { StockCount } from '#common/domain/production/stock-count.ts';
import { type MovementRow, toMovement, toMovementRow } from '#runtime/custody/movement-row.ts';
import type { StockRequest } from '#runtime/custody/store.ts';
import { insertAll, insertOf } from './bulk.ts';
import type { Write } from './write-together.ts';

export async function findHeld(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Promise<HeldBlank[]> {
  return trx('blank')
    .where({ office_id: officeId })
    .whereRaw('serial = any(?)', [[...serials]])
    .orderBy('serial')
    .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' });
}

/** Every number of the office. */
export async function listHeld(db: Knex, officeId: string): Promise<HeldBlank[]> {
  return db('blank')
    .where({ office_id: officeId })
    .orderBy('serial')
    .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' });
}

/** `lastSeq` is the place of the last of them in the feed. */
export async function putHeld(
  trx: Knex,
  officeId: string,
  { blanks, at, lastSeq }: { blanks: readonly HeldBlank[]; at: Instant; lastSeq: number },
): Promise<void> {
  const rows = blanks.map(({ serial, state, holder }, index) => ({
    serial,
    state,
    holder,
    feed_seq: lastSeq - blanks.length + 1 + index,
  }));
  await trx.raw(
    `update blank b set state = r.state, holder = r.holder, changed_at = ?, feed_seq = r.feed_seq
     from json_to_recordset(?::json) as r (serial text, state text, holder text, feed_seq bigint)
     where b.office_id = ? and b.serial = r.serial`,
    [at, JSON.stringify(rows), officeId],
  );
}

/** Of the safe, or of an officer's hand. */
export async function tallyOf(trx: Knex, officeId: string, { who }: CountedHand): Promise<Tally[]> {
  return trx('blank')
    .where({ office_id: officeId, state: 'IN_STOCK', holder: who })
    .groupBy('kind', 'pages')
    .orderBy(['kind', 'pages'])
    .select('kind', 'pages')
    .count({ count: '*' });
}

const MOVEMENT = {
  table: 'blank_movement',
  columns: {
    office_id: 'text',
    id: 'text',
    kind: 'text',
    first: 'text',
    last: 'text',
    count: 'integer',
    book_kind: 'text',
    pages: 'integer',
    from_at: 'text',
    from_who: 'text',
    to_at: 'text',
    to_who: 'text',
    state: 'text',
    giver: 'text',
    taker: 'text',
    at: 'text',
    desk: 'text',
    reason: 'text',
    note: 'text',
    reference: 'text',
  },
  suffix: 'on conflict (office_id, id) do nothing',
};

export function movementsWrite(officeId: string, movements: readonly Movement[]): Write {
  return insertOf(
    MOVEMENT,
    movements.map((movement) => toRow(officeId, movement)),
  );
}

/** Those that are here already stay as they are. */
export async function addMovements(
  trx: Knex,
  officeId: string,
  movements: readonly Movement[],
): Promise<void> {
  await insertAll(
    trx,
    MOVEMENT,
    movements.map((movement) => toRow(officeId, movement)),
  );
}

function toRow(officeId: string, movement: Movement) {
  return { ...toMovementRow(movement), office_id: officeId };
}

const READ = Object.keys(MOVEMENT.columns).filter((column) => column !== 'office_id' && column !== 'last');

/** Newest first. */
export async function searchMovements(
  db: Knex,
  officeId: string,
  query: MovementQuery,
): Promise<MovementPage> {
  const matching = () => {
    const builder = db('blank_movement').where({ office_id: officeId });
    const serial = query.text.toUpperCase();
    if (serial) {
      void builder
        .whereRaw('first collate "C" <= ?', [serial])
        .whereRaw('last collate "C" >= ?', [serial])
        .whereRaw('length(first) = length(?)', [serial]);
    }
    if (query.kind) void builder.where({ kind: query.kind });
    if (query.person) {
      const { person } = query;
      void builder.where((any) => void any.where({ giver: person }).orWhere({ taker: person }));
    }
    return builder;
  };
  const total = await matching().count({ n: '*' }).first();
  const rows: MovementRow[] = await matching()
    .orderBy('seq', 'desc')
    .offset(query.offset)
    .limit(query.limit)
    .select(READ);
  return { rows: rows.map(toMovement), total: Number(total?.n ?? 0) };
}

/** The whole ledger in its order. */
export async function listMovements(db: Knex, officeId: string): Promise<Movement[]> {
  const rows: MovementRow[] = await db('blank_movement')
    .where({ office_id: officeId })
    .orderBy('seq')
    .select(READ);
  return rows.map(toMovement);
}

type RequestRow = {
  id: string;
  command: StockRequest['command'];
  asked_by: UserId;
  asked_at: Instant;
  desk: string;
  state: StockRequest['state'];
  answered_by: UserId | null;
  answered_at: Instant | null;
};

function toRequest(row: RequestRow): StockRequest {
  const { id, command, asked_by: by, asked_at: at, desk, state } = row;
  return { id, command, by, at, desk, state, answeredBy: row.answered_by, answeredAt: row.answered_at };
}

export async function findRequest(trx: Knex, officeId: string, id: string): Promise<StockRequest | null> {
  const row: RequestRow | undefined = await trx('stock_request').where({ office_id: officeId, id }).first();
  return row ? toRequest(row) : null;
}

export async function insertRequest(trx: Knex, officeId: string, request: StockRequest): Promise<void> {
  const { id, command, by, at, desk, state, answeredBy, answeredAt } = request;
  await trx('stock_request').insert({
    office_id: officeId,
    id,
    command: JSON.stringify(command),
    asked_by: by,
    asked_at: at,
    desk,
    state,
    answered_by: answeredBy,
    answered_at: answeredAt,
  });
}

export async function answerRequest(
  trx: Knex,
  { officeId, id }: { officeId: string; id: string },
  { state, answeredBy, answeredAt }: Pick<StockRequest, 'state' | 'answeredBy' | 'answeredAt'>,
): Promise<void> {
  await trx('stock_request')
    .where({ office_id: officeId, id })
    .update({ state, answered_by: answeredBy, answered_at: answeredAt });
}

export async function listWaiting(db: Knex, officeId: string): Promise<StockRequest[]> {
  const rows: RequestRow[] = await db('stock_request')
    .where({ office_id: officeId, state: 'WAITING' })
    .orderBy(['asked_at', 'id'])
    .select('*');
  return rows.map(toRequest);
}

export async function findCount(trx: Knex, officeId: string, id: string): Promise<StockCount | null> {
  const row: { body: StockCount } | undefined = await trx('stock_count')
    .where({ office_id: officeId, id })
    .first('body');
  return row?.body ?? null;
}

/** That this entry opened or ended. */
export async function findCountOfEntry(trx: Knex, officeId: string, id: string): Promise<StockCount | null> {
  const row: { body: StockCount } | undefined = await trx('stock_count')
    .where({ office_id: officeId })
    .where((any) => void any.where({ id }).orWhereRaw(`body -> 'second' ->> 'id' = ?`, [id]))
    .first('body');
  return row?.body ?? null;
}

export async function openCountOf(
  trx: Knex,
  officeId: string,
  { hand, on }: { hand: CountedHand; on: PlainDate },
): Promise<StockCount | null> {
  const row: { body: StockCount } | undefined = await trx('stock_count')
    .where({ office_id: officeId, on_day: on, hand_at: hand.at, hand_who: hand.who, state: 'OPEN' })
    .first('body');
  return row?.body ?? null;
}

export async function saveCount(trx: Knex, officeId: string, count: StockCount): Promise<void> {
  const { id, hand, on, state } = count;
  const row = { hand_at: hand.at, hand_who: hand.who, on_day: on, state, body: JSON.stringify(count) };
  await trx('stock_count')
    .insert({ office_id: officeId, id, ...row })
    .onConflict(['office_id', 'id'])
    .merge(Object.keys(row));
}

export async function listDifferences(db: Knex, officeId: string): Promise<StockCount[]> {
  return (
    await db('stock_count')
      .where({ office_id: officeId })
      .whereIn('state', ['DIFFERS', 'SETTLED'])
      .orderBy('id')
      .select('body')
  ).map(({ body }: { body: StockCount }) => body);
}

/** Of a day, and every difference that nobody has settled. */
export async function listCounts(db: Knex, officeId: string, on: PlainDate): Promise<StockCount[]> {
  return (
    await db('stock_count')
      .where({ office_id: officeId })
      .where((any) => void any.where({ on_day: on }).orWhere({ state: 'DIFFERS' }))
      .orderBy(['on_day', 'id'])
      .select('body')
  ).map(({ body }: { body: StockCount }) => body);
}
