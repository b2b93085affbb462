import { expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { FileReport } from './file-report.ts';
import { PairTally } from './pair-tally.ts';

const DAY = plainDate('2026-11-24');
const PERIOD = { from: DAY, to: DAY };

function report(capturer: string, approver: string, day = DAY): FileReport {
  // Only what a pair is read from.
  return {
    file: { photo: { stamp: { by: capturer } } },
    events: [{ what: 'APPROVED', day, by: approver }],
  } as unknown as FileReport;
}

function pairsOf(reports: readonly FileReport[]) {
  const tally = new PairTally(PERIOD);
  for (const one of reports) tally.add(one);
  return tally.finish();
}

/** Four at the camera and four approvers, everybody with everybody alike. */
const EVEN = [1, 2, 3, 4].flatMap((capturer) =>
  [1, 2, 3, 4].flatMap((approver) =>
    Array.from({ length: 10 }, () => report(`c${capturer}`, `a${approver}`)),
  ),
);

it('names nobody where everybody meets everybody alike', () => {
  expect(pairsOf(EVEN)).toEqual([]);
});

it('names two who meet far more often than chance brings them together', () => {
  const together = Array.from({ length: 40 }, () => report('c1', 'a1'));
  expect(pairsOf([...EVEN, ...together])).toEqual([
    { capturer: 'c1' as UserId, approver: 'a1' as UserId, files: 50, expected: 32 },
  ]);
});

it('says nothing of a few files, nor of other days', () => {
  const few = Array.from({ length: 4 }, () => report('c9', 'a9'));
  expect(pairsOf([...EVEN, ...few])).toEqual([]);
  const before = Array.from({ length: 40 }, () => report('c1', 'a1', plainDate('2026-11-23')));
  expect(pairsOf([...EVEN, ...before])).toEqual([]);
});
