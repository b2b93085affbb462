import { setImmediate } from 'node:timers/promises';
import { refusalNoticeDueOn } from '#common/domain/applications/deadlines.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { PeriodCount } from '#common/domain/reports/count-period.ts';
import { reportOf, type FileReport } from '#common/domain/reports/file-report.ts';
import { refusalNoticeOf } from '#common/domain/reports/norm-check.ts';
import type { Period } from '#common/domain/reports/period.ts';
import type { PeriodReport } from '#common/domain/reports/period-report.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addFullDays, addMinutes, instantAt, type Instant } from '#common/kernel/instant.ts';
import { addDays } from '#common/kernel/plain-date.ts';

/** Lists of whole files, some at a time, each oldest first. */
export type ActionLists = AsyncIterable<readonly (readonly Action[])[]>;

/** When the letter of each of these refused files was first made; none for a file without one. */
export type LettersOf = (files: readonly ApplicationId[]) => Promise<ReadonlyMap<ApplicationId, Instant>>;

type ReportOffice = {
  lettersOf: LettersOf;
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

/** Who was refused so long before the span stood as overdue in the reports between. */
const NOTICE_DAYS = 31;

/** Since when a refused file belongs into the report of a span because its applicant may have to be told in it. */
export function noticesSince({ since }: { since: Instant }): Instant {
  return addFullDays(since, -NOTICE_DAYS);
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
    const reports = portion.flatMap((list) => reportOf(list, office.policyOf, until) ?? []);
    for (const report of await withNotices(reports, office, until)) {
      count.add(report, office.policyOf(report.file.sopId));
    }
    await setImmediate();
  }
  return count.finish();
}

async function withNotices(
  reports: readonly FileReport[],
  { policyOf, lettersOf }: Pick<ReportOffice, 'policyOf' | 'lettersOf'>,
  until: Instant,
): Promise<readonly FileReport[]> {
  const refused = reports.flatMap(({ file }) =>
    refusalNoticeDueOn(file, policyOf(file.sopId)) === null ? [] : [file.id],
  );
  if (refused.length === 0) return reports;
  const letters = await lettersOf(refused);
  return reports.map((report) => {
    const { file, norms } = report;
    const toldAt = letters.get(file.id) ?? null;
    const notice = refusalNoticeOf(file, policyOf(file.sopId), { toldAt, until });
    return notice ? { ...report, norms: [...norms, notice] } : report;
  });
}
