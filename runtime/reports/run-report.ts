import { setImmediate } from 'node:timers/promises';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { PeriodCount } from '#common/domain/reports/count-period.ts';
import { reportOf } from '#common/domain/reports/file-report.ts';
import type { Period } from '#common/domain/reports/period.ts';
import type { PeriodReport } from '#common/domain/reports/period-report.ts';
import { addMinutes, instantAt, type Instant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';

/** Lists of whole files, some at a time, each oldest first. */
export type ActionLists = AsyncIterable<readonly (readonly Action[])[]>;

type ReportOffice = {
  policyOf: (sopId: string) => Policy;
  utcOffsetMinutes: number;
  now: Instant;
};

/** The span of a period on the clock: from its first moment to that after its last, or to now while it still runs. */
export function spanOf(
  { from, to }: Period,
  { utcOffsetMinutes, now }: Pick<ReportOffice, 'utcOffsetMinutes' | 'now'>,
): { since: Instant; until: Instant } {
  const end = instantAt(addDays(to, 1), '00:00', utcOffsetMinutes);
  // What is done in this very moment counts.
  const soon = addMinutes(now, 1);
  return { since: instantAt(from, '00:00', utcOffsetMinutes), until: end < soon ? end : soon };
}

/** Counts a period. Other work goes on between the portions: a month of 50,000 files takes seconds. */
export async function runReport(
  lists: ActionLists,
  period: Period,
  office: ReportOffice,
): Promise<PeriodReport> {
  const { until } = spanOf(period, office);
  const count = new PeriodCount(period);
  for await (const portion of lists) {
    for (const list of portion) {
      const report = reportOf(list, office.policyOf, until);
      if (report) count.add(report, office.policyOf(report.file.sopId));
    }
    await setImmediate();
  }
  return count.finish();
}
