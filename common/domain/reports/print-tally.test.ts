import { expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { PrintTally, PrintWatch } from './print-tally.ts';
import type { Step } from './walk.ts';

function step(kind: string, by: string, at: string, state: string | null = null): Step {
  const action = { kind: `production.${kind}`, desk: `Meja ${by}`, actor: by, occurredAt: at };
  return { action, before: state === null ? null : { state } } as unknown as Step;
}

const MONTHS = { from: plainDate('2026-11-01'), to: plainDate('2026-12-31') };

it('lays what was spoiled on whoever had it in the printer, not on whoever tested it, month by month', () => {
  const watch = new PrintWatch();
  // Spoiled in the printer; then printed by another and failed by two; then printed well, by our own night already in December.
  const printing = [
    step('allocateBlank/1', 'ani', '2026-11-24T02:00:00.000Z'),
    step('qcFail/2', 'mutu', '2026-11-24T02:10:00.000Z', 'BLANK_ALLOCATED'),
    step('allocateBlank/1', 'ani', '2026-11-24T02:20:00.000Z'),
    step('print/2', 'budi', '2026-11-24T02:30:00.000Z'),
    step('askQcFail/1', 'mutu', '2026-11-24T02:40:00.000Z', 'PRINTED'),
    step('qcFail/2', 'cetak', '2026-11-24T02:50:00.000Z', 'PRINTED'),
    step('print/2', 'budi', '2026-11-30T18:00:00.000Z'),
    step('print/2', 'budi', '2027-01-01T02:00:00.000Z'),
  ].flatMap((one) => watch.next(one, 420));
  const tally = new PrintTally(MONTHS);
  tally.add({ printing });
  expect(tally.finish()).toEqual([
    { month: '2026-11', desk: 'Meja budi', by: 'budi', printed: 1, failed: 1, spoiled: 0 },
    { month: '2026-11', desk: 'Meja ani', by: 'ani', printed: 0, failed: 0, spoiled: 1 },
    { month: '2026-12', desk: 'Meja budi', by: 'budi', printed: 1, failed: 0, spoiled: 0 },
  ]);
});
