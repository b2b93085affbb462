import { v7 } from 'uuid';
import type { UserId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { MOST_BLANKS, type StockCommand } from '#common/domain/production/custody.ts';
import { custodyStore } from '#main/records/repositories/custody.ts';
import { enterCount } from '#runtime/custody/count-acts.ts';
import { askStock } from '#runtime/custody/stock-acts.ts';
import { HEAD, KEEPER, PRINTERS } from '#test/support/custody-walk.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { percentile, round, sample } from './statistics.ts';

type Figure = { what: string; p50Ms: number; rawP50Ms: number; ratio: number };

const VAULT = { at: 'VAULT', who: null } as const;
const HANDED = 100;
const RUNS = 100;

/** One movement of a hundred numbers, and the daily count of the safe, in a ledger of so many; each beside its bare SQL. */
export async function benchCustody(numbers = 100_000): Promise<Figure[]> {
  const t = await openTestDesk();
  const { db, clock } = t.desk;
  const at = clock.now();
  const ask = (command: StockCommand, by = KEEPER, second = HEAD) =>
    db.transaction((trx) =>
      askStock(
        custodyStore(trx, () => at),
        { id: v7(), command, second },
        { by, at, desk: 'Loket 1' },
      ),
    );
  await ask({ kind: 'OPEN_VAULT', reason: 'DELIVERY', note: '' });
  for (let start = 1; start <= numbers; start += MOST_BLANKS) {
    const first = serialOf(start);
    const count = Math.min(MOST_BLANKS, numbers - start + 1);
    await ask(
      { kind: 'RECEIVE', first, count, bookKind: 'ELECTRONIC', pages: 48, reference: 'BA' },
      HEAD,
      KEEPER,
    );
  }
  const [printer = HEAD] = PRINTERS;
  const to = { at: 'PERSON', who: printer.id } as const;
  let next = 1;
  const movement = await sample(RUNS, () => {
    const first = serialOf(next);
    next += HANDED;
    return ask({ kind: 'HAND_OVER', first, count: HANDED, from: VAULT, to }, KEEPER, printer);
  });
  await db.raw('create table bench_line (id text primary key, first text, count integer)');
  const bareMovement = await sample(RUNS, (index) =>
    db.transaction(async (trx) => {
      const from = serialOf(1 + index * HANDED);
      const upTo = serialOf((index + 1) * HANDED);
      await trx.raw('update blank set holder = ? where serial between ? and ?', [printer.id, from, upTo]);
      await trx.raw('insert into bench_line (id, first, count) values (?, ?, ?)', [v7(), from, HANDED]);
    }),
  );
  let entries = 0;
  const count = await sample(RUNS, () => {
    const by = entries % 2 === 0 ? KEEPER : HEAD;
    const on = dayOf(entries);
    entries += 1;
    return db.transaction((trx) =>
      enterCount(
        custodyStore(trx, () => at),
        { id: v7(), hand: VAULT, on, counted: [] },
        { by, at, desk: 'Loket 1' },
      ),
    );
  });
  const who: UserId | null = null;
  const bareCount = await sample(RUNS, () =>
    db('blank')
      .where({ state: 'IN_STOCK', holder: who })
      .groupBy('kind', 'pages')
      .count({ count: '*' })
      .select('kind', 'pages'),
  );
  await t.close();
  return [
    figure(`movement of ${HANDED}`, movement, bareMovement),
    figure('daily count of the safe', count, bareCount),
  ];
}

function figure(what: string, own: readonly number[], bare: readonly number[]): Figure {
  const p50Ms = round(percentile(own, 0.5));
  const rawP50Ms = round(percentile(bare, 0.5));
  return { what, p50Ms, rawP50Ms, ratio: round(p50Ms / rawP50Ms) };
}

function serialOf(number: number): string {
  return `B${String(number).padStart(7, '0')}`;
}

/** Two counts a day, as the office makes them. */
function dayOf(index: number): PlainDate {
  const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2)));
  return day.toISOString().slice(0, 10) as PlainDate;
}
