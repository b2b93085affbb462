import type { Knex } from 'knex';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { MovementPage, MovementQuery } from '#common/contract/hub/stock.ts';
import {
  BlankStop,
  type Movement,
  StockCommand,
  type HeldBlank,
  type Tally,
} from '#common/domain/production/custody.ts';
import { StockCount } from '#common/domain/production/stock-count.ts';
import { insertEach, runEach } from '#main/records/run-each.ts';
import { type MovementRow, toMovement, toMovementRow } from '#runtime/custody/movement-row.ts';
import type { CustodyStore, StockRequest } from '#runtime/custody/store.ts';
import { appendAudit } from './audit.ts';
import { lastEntry, registerStore } from './registers.ts';
import { readMeta, writeMeta } from './small-tables.ts';

const STOPS = 'blankStops';

/** The stock of a desk that is its own authority, inside the caller's transaction. */
export function custodyStore(trx: Knex, now: () => StockRequest['at']): CustodyStore {
  const books = registerStore(trx);
  return {
    findBlanks: (serials) => findHeld(trx, serials),
    async addBlanks(blanks, { at, reference }) {
      const rows = blanks.map(({ applicationId: _none, holder, ...blank }) => ({
        ...blank,
        holder,
        application_id: null,
        reference,
        changed_at: at,
      }));
      await insertEach(trx, 'blank', rows);
    },
    async putBlanks(blanks, at) {
      await runEach(
        trx,
        'update blank set state = ?, holder = ?, changed_at = ? where serial = ?',
        blanks.map(({ serial, state, holder }) => [state, holder, at, serial]),
      );
    },
    addMovement: (movement) => addMovements(trx, [movement]),
    async findRequest(id) {
      const row: RequestRow | undefined = await trx('stock_request').where({ id }).first();
      return row ? toRequest(row) : null;
    },
    async addRequest({ id, command, by, at, desk, state, answeredBy, answeredAt }) {
      await trx('stock_request').insert({
        id,
        command: JSON.stringify(command),
        asked_by: by,
        asked_at: at,
        desk,
        state,
        answered_by: answeredBy,
        answered_at: answeredAt,
      });
    },
    async answerRequest(id, { state, answeredBy, answeredAt }) {
      await trx('stock_request')
        .where({ id })
        .update({ state, answered_by: answeredBy, answered_at: answeredAt });
    },
    tally: ({ who }) => tallyOf(trx, who),
    async findCount(id) {
      return countsFrom(await trx('stock_count').where({ id }).select('body'))[0] ?? null;
    },
    async countOfEntry(id) {
      const rows = await trx('stock_count')
        .where({ id })
        .orWhereRaw(`json_extract(body, '$.second.id') = ?`, [id])
        .select('body');
      return countsFrom(rows)[0] ?? null;
    },
    async openCount({ at, who }, on) {
      const rows = await trx('stock_count')
        .where({ on_day: on, hand_at: at, hand_who: who, state: 'OPEN' })
        .select('body');
      return countsFrom(rows)[0] ?? null;
    },
    saveCount: (count) => saveCounts(trx, [count]),
    async differences() {
      return countsFrom(await trx('stock_count').whereIn('state', ['DIFFERS', 'SETTLED']).select('body'));
    },
    publishStops: (stops) => writeMeta(trx, STOPS, JSON.stringify(stops)),
    linesOf: (about) => books.ofSubject(about),
    lastLine: (register) => lastEntry(trx, register),
    addLine: (entry) => books.add(entry),
    note: ({ actor, desk, subject, detail }) =>
      appendAudit(trx, { at: now(), actor, desk, event: 'STOCK', subject, detail }),
  };
}

/** What stops printing, and stopped it: the desk's own counts, or what its hub has told. */
export async function readBlankStops(db: Knex): Promise<BlankStop[]> {
  const stored = await readMeta(db, STOPS);
  return stored === null ? [] : BlankStop.array().parse(JSON.parse(stored));
}

async function findHeld(db: Knex, serials: readonly string[]): Promise<HeldBlank[]> {
  return db('blank')
    .whereRaw('serial in (select value from json_each(?))', [JSON.stringify(serials)])
    .orderBy('serial')
    .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' });
}

/** Of the safe, or of an officer's hand. */
async function tallyOf(db: Knex, who: UserId | null): Promise<Tally[]> {
  const rows: Tally[] = await db('blank')
    .where({ state: 'IN_STOCK', holder: who })
    .groupBy('kind', 'pages')
    .orderBy(['kind', 'pages'])
    .select('kind', 'pages')
    .count({ count: '*' });
  return rows;
}

export async function addMovements(trx: Knex, movements: readonly Movement[]): Promise<void> {
  await insertEach(trx, 'blank_movement', movements.map(toMovementRow));
}

const COLUMNS = [
  'id',
  'kind',
  'first',
  'count',
  'book_kind',
  'pages',
  'from_at',
  'from_who',
  'to_at',
  'to_who',
  'state',
  'giver',
  'taker',
  'at',
  'desk',
  'reason',
  'note',
  'reference',
];

/** Newest first. */
export async function searchMovements(db: Knex, query: MovementQuery): Promise<MovementPage> {
  const matching = () => {
    const builder = db('blank_movement');
    const serial = query.text.toUpperCase();
    if (serial) {
      void builder
        .where('first', '<=', serial)
        .where('last', '>=', serial)
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
    .select(COLUMNS);
  return { rows: rows.map(toMovement), total: Number(total?.['n'] ?? 0) };
}

/** The whole ledger in its order, and every number as it is now. */
export async function wholeLedger(db: Knex): Promise<{ movements: Movement[]; blanks: HeldBlank[] }> {
  const rows: MovementRow[] = await db('blank_movement').orderBy('seq').select(COLUMNS);
  const blanks: HeldBlank[] = await db('blank')
    .orderBy('serial')
    .select('serial', 'kind', 'pages', 'state', 'holder', { applicationId: 'application_id' });
  return { movements: rows.map(toMovement), blanks };
}

/** In their order, after a place, for an office that moves. */
export async function movementsAfter(
  db: Knex,
  { after, limit }: { after: number; limit: number },
): Promise<{ movements: Movement[]; last: number }> {
  const rows: (MovementRow & { seq: number })[] = await db('blank_movement')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .select([...COLUMNS, 'seq']);
  return {
    movements: rows.map(({ seq: _seq, ...row }) => toMovement(row)),
    last: rows.at(-1)?.seq ?? after,
  };
}

type RequestRow = {
  id: string;
  command: string;
  asked_by: UserId;
  asked_at: StockRequest['at'];
  desk: string;
  state: StockRequest['state'];
  answered_by: UserId | null;
  answered_at: StockRequest['answeredAt'];
};

function toRequest(row: RequestRow): StockRequest {
  const { id, command, asked_by: by, asked_at: at, desk, state } = row;
  return {
    id,
    command: StockCommand.parse(JSON.parse(command)),
    by,
    at,
    desk,
    state,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
  };
}

export async function listWaiting(db: Knex): Promise<StockRequest[]> {
  const rows: RequestRow[] = await db('stock_request')
    .where({ state: 'WAITING' })
    .orderBy(['asked_at', 'id'])
    .select('*');
  return rows.map(toRequest);
}

function countsFrom(rows: readonly { body: string }[]): StockCount[] {
  return rows.map(({ body }) => StockCount.parse(JSON.parse(body)));
}

export async function saveCounts(trx: Knex, counts: readonly StockCount[]): Promise<void> {
  for (const count of counts) {
    const { id, hand, on, state } = count;
    const row = { hand_at: hand.at, hand_who: hand.who, on_day: on, state, body: JSON.stringify(count) };
    await trx('stock_count')
      .insert({ id, ...row })
      .onConflict('id')
      .merge(row);
  }
}

/** Of a day, and every difference that nobody has settled. */
export async function listCounts(db: Knex, on: PlainDate): Promise<StockCount[]> {
  const rows = await db('stock_count')
    .where({ on_day: on })
    .orWhere({ state: 'DIFFERS' })
    .orderBy(['on_day', 'id'])
    .select('body');
  return countsFrom(rows);
}

export async function countsAfter(
  db: Knex,
  { after, limit }: { after: string; limit: number },
): Promise<StockCount[]> {
  return countsFrom(
    await db('stock_count').where('id', '>', after).orderBy('id').limit(limit).select('body'),
  );
}
