import type { Action } from '#common/domain/applications/rules.ts';
import { PeriodCount } from '#common/domain/reports/count-period.ts';
import { reportOf } from '#common/domain/reports/file-report.ts';
import type { Period } from '#common/domain/reports/period.ts';
import type { PeriodReport } from '#common/domain/reports/period-report.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { addDays, plainDate } from '#common/kernel/plain-date.ts';
import { POLICY, WIB } from '#test/support/rules-office.ts';
import { seeded } from '#test/support/rules-random.ts';
import { Walk } from './random-walk.ts';

const FILES = 60;
const STEPS = 70;
const MONTHS = 5;

export type Month = { lists: Action[][]; period: Period };

/** The lives of an office's files, and a period that cuts through them. */
function randomMonth(seed: number): Month {
  const random = seeded(seed);
  const lists = Array.from({ length: FILES }, () => {
    const walk = new Walk(random.int(1e9));
    for (let step = 0; step < STEPS; step += 1) walk.step(random.int(1e9));
    return walk.t.actions;
  }).filter((list) => list.length > 0);
  const from = addDays(plainDate('2026-03-02'), random.oneIn(2) ? 0 : random.int(30));
  return { lists, period: { from, to: addDays(from, random.int(60)) } };
}

/** What the report says of it. */
export function count({ lists, period }: { lists: readonly Action[][]; period: Period }): PeriodReport {
  const tally = new PeriodCount(period);
  const until = instantAt(addDays(period.to, 1), '00:00', WIB);
  for (const list of lists) {
    const report = reportOf(list, () => POLICY, until);
    if (report) tally.add(report, POLICY);
  }
  return tally.finish();
}

export const RANDOM_MONTHS: readonly Month[] = Array.from({ length: MONTHS }, (_, index) =>
  randomMonth(7000 + index),
);

export function added<K extends string>(values: readonly K[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([key, same]) => [key, same.length]),
  );
}
