import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Blank, StockSummary } from '#common/contract/ipc/production.ts';
import type { BlankState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { runEach } from '#main/records/run-each.ts';

type BlankRow = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  state: BlankState;
  applicationId: ApplicationId | null;
};

export async function findBlank(db: Knex, serial: string): Promise<BlankRow | null> {
  return (
    (await db('blank')
      .where({ serial })
      .first('serial', 'kind', 'pages', 'state', 'application_id as applicationId')) ?? null
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

/** Adds a delivered range; returns the serials that the office knows already, adding none when there are any. */
export async function receiveBlanks(
  trx: Knex,
  serials: readonly string[],
  batch: { kind: PassportKind; pages: 24 | 48; reference: string; at: Instant },
): Promise<readonly string[]> {
  const known: string[] = [];
  for (const chunk of chunks(serials, 200)) {
    known.push(...(await trx('blank').whereIn('serial', chunk).pluck('serial')));
  }
  if (known.length > 0) return known;
  for (const chunk of chunks(serials, 100)) {
    await trx('blank').insert(
      chunk.map((serial) => ({
        serial,
        kind: batch.kind,
        pages: batch.pages,
        state: 'IN_STOCK',
        application_id: null,
        reference: batch.reference,
        changed_at: batch.at,
      })),
    );
  }
  return [];
}

export async function stockSummary(db: Knex): Promise<StockSummary> {
  const counts = await db('blank')
    .groupBy('kind', 'pages', 'state')
    .select('kind', 'pages', 'state')
    .count({ count: '*' });
  const next = await db('blank')
    .where({ state: 'IN_STOCK' })
    .groupBy('kind', 'pages')
    .select('kind', 'pages')
    .min({ serial: 'serial' });
  // knex's types know only the aggregate's own column; the grouped ones are selected above.
  return { counts, next } as unknown as StockSummary;
}

export async function listBlanks(
  db: Knex,
  query: { state: BlankState | null; text: string; offset: number; limit: number },
): Promise<{ rows: Blank[]; total: number }> {
  const matching = () => {
    const builder = db('blank as b');
    if (query.state) void builder.where('b.state', query.state);
    if (query.text) {
      void builder.where('b.serial', 'like', `${query.text.toUpperCase().replace(/[%_]/g, '')}%`);
    }
    return builder;
  };
  const total = await matching().count({ n: '*' }).first();
  const rows = await matching()
    .leftJoin('application as a', 'a.id', 'b.application_id')
    .orderBy('b.serial')
    .offset(query.offset)
    .limit(query.limit)
    .select(
      'b.serial',
      'b.kind',
      'b.pages',
      'b.state',
      'b.application_id',
      'b.changed_at',
      'a.number as application_number',
    );
  return {
    rows: rows.map((row) => ({
      serial: row.serial,
      kind: row.kind,
      pages: row.pages,
      state: row.state,
      applicationId: row.application_id,
      applicationNumber: row.application_number,
      changedAt: row.changed_at,
    })),
    total: Number(total?.['n'] ?? 0),
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
