import type { Knex } from 'knex';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { handOf, type CountedHand, type HandAt, type HeldBlank } from '#common/domain/production/custody.ts';
import { rangesOf } from '#common/domain/production/serial-range.ts';
import type { Blank, StockSummary } from '#common/contract/ipc/production.ts';
import type { BlankState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { runEach } from '#main/records/run-each.ts';

export async function findBlank(db: Knex, serial: string): Promise<HeldBlank | null> {
  return (
    (await db('blank')
      .where({ serial })
      .first('serial', 'kind', 'pages', 'state', 'holder', 'application_id as applicationId')) ?? null
  );
}

export async function stockByKind(db: Knex): Promise<Record<PassportKind, number>> {
  const rows: { kind: PassportKind; n: number }[] = await db('blank')
    .where({ state: 'IN_STOCK' })
    .groupBy('kind')
    .select('kind')
    .count({ n: '*' });
  const counts: Record<PassportKind, number> = { ELECTRONIC: 0, NON_ELECTRONIC: 0 };
  for (const { kind, n } of rows) counts[kind] = n;
  return counts;
}

export type BlankMove = { serial: string; applicationId: ApplicationId; state: BlankState };

export async function setBlankStates(trx: Knex, moves: readonly BlankMove[], at: Instant): Promise<void> {
  await runEach(
    trx,
    'update blank set state = ?, application_id = ?, changed_at = ? where serial = ?',
    moves.map(({ serial, applicationId, state }) => [state, applicationId, at, serial]),
  );
}

/** What a waiting action took and the hub did not give: back to where the hub still has it. */
export async function giveBackBlanks(
  trx: Knex,
  blanks: readonly Omit<BlankMove, 'state'>[],
  at: Instant,
): Promise<void> {
  await runEach(
    trx,
    `update blank set state = 'IN_STOCK', application_id = null, changed_at = ?
     where serial = ? and application_id = ?`,
    blanks.map(({ serial, applicationId }) => [at, serial, applicationId]),
  );
}

export async function stockSummary(db: Knex): Promise<Pick<StockSummary, 'counts'>> {
  const counts = await db('blank')
    .groupBy('kind', 'pages', 'state')
    .select('kind', 'pages', 'state')
    .count({ count: '*' });
  // knex's types know only the aggregate's own column; the grouped ones are selected above.
  return { counts } as unknown as Pick<StockSummary, 'counts'>;
}

type Piece = { serial: string; kind: PassportKind; pages: 24 | 48 };

/** The stock by hand, and what this person holds. */
export async function handsOf(db: Knex, me: UserId): Promise<Pick<StockSummary, 'hands' | 'mine' | 'next'>> {
  const rows: (Omit<Piece, 'serial'> & { holder: UserId | null; name: string | null; count: number })[] =
    await db('blank as b')
      .leftJoin('account as c', 'c.id', 'b.holder')
      .where({ 'b.state': 'IN_STOCK' })
      .groupBy('b.holder', 'c.display_name', 'b.kind', 'b.pages')
      .orderBy(['c.display_name', 'b.kind', 'b.pages'])
      .select('b.holder', 'b.kind', 'b.pages', { name: 'c.display_name' })
      .count({ count: '*' });
  const pieces: Piece[] = await db('blank')
    .where({ state: 'IN_STOCK', holder: me })
    .orderBy(['kind', 'pages', 'serial'])
    .select('serial', 'kind', 'pages');
  const products = [...Map.groupBy(pieces, ({ kind, pages }) => `${kind} ${pages}`).values()];
  return {
    hands: rows.map(({ holder, name, ...rest }) => ({
      ...rest,
      who: holder === null ? null : { id: holder, name: name ?? '' },
    })),
    mine: products.flatMap((held) =>
      rangesOf(held.map(({ serial }) => serial)).map((range) => ({ ...range, ...productOf(held) })),
    ),
    next: products.map((held) => ({ ...productOf(held), serial: firstOf(held).serial })),
  };
}

function productOf(held: readonly Piece[]): Omit<Piece, 'serial'> {
  const { kind, pages } = firstOf(held);
  return { kind, pages };
}

function firstOf(held: readonly Piece[]): Piece {
  return must(held[0], 'a group has a member');
}

type BlankQuery = {
  state: BlankState | null;
  at: HandAt | null;
  text: string;
  offset: number;
  limit: number;
  /** Hands that are being counted: nothing of what lies in them is listed. */
  counted: readonly CountedHand[];
};

export async function listBlanks(db: Knex, query: BlankQuery): Promise<{ rows: Blank[]; total: number }> {
  const matching = () => {
    const builder = db('blank as b');
    if (query.state) void builder.where('b.state', query.state);
    if (query.at === 'VAULT') void builder.whereNull('b.holder');
    if (query.at === 'PERSON') void builder.whereNotNull('b.holder');
    for (const { who } of query.counted) {
      // By `is`: the safe has no holder, and a comparison with nothing would hide the whole list.
      void builder.whereRaw("not (b.state = 'IN_STOCK' and b.holder is ?)", [who]);
    }
    if (query.text) {
      void builder.where('b.serial', 'like', `${query.text.toUpperCase().replace(/[%_]/g, '')}%`);
    }
    return builder;
  };
  const total = await matching().count({ n: '*' }).first();
  const rows = await matching()
    .leftJoin('application as a', 'a.id', 'b.application_id')
    .leftJoin('account as c', 'c.id', 'b.holder')
    .orderBy('b.serial')
    .offset(query.offset)
    .limit(query.limit)
    .select('b.serial', 'b.kind', 'b.pages', 'b.state', 'b.holder', 'b.changed_at', {
      applicationId: 'b.application_id',
      number: 'a.number',
      name: 'c.display_name',
    });
  return {
    rows: rows.map((row) => ({
      serial: row.serial,
      kind: row.kind,
      pages: row.pages,
      state: row.state,
      hand: handOf({ state: row.state, holder: row.holder, applicationId: row.applicationId }),
      holderName: row.state === 'IN_STOCK' ? row.name : null,
      applicationId: row.applicationId,
      applicationNumber: row.number,
      changedAt: row.changed_at,
    })),
    total: Number(total?.['n'] ?? 0),
  };
}
