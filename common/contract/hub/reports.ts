import { z } from 'zod';
import { BlankBalance } from '#common/domain/reports/blank-balance.ts';
import { Period } from '#common/domain/reports/period.ts';
import { PeriodReport } from '#common/domain/reports/period-report.ts';
import { Instant } from '#common/kernel/instant.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';

/** A year and a day at most: longer spans are read month by month. */
const MOST_DAYS = 366;
export const ReportAsk = Period.refine(({ from, to }) => daysBetween(from, to) < MOST_DAYS, {
  message: 'PERIOD_LONG',
});
export type ReportAsk = z.infer<typeof ReportAsk>;

export const OfficeReport = z.strictObject({
  report: PeriodReport,
  blanks: z.array(BlankBalance),
  /** Officers of the report, by id. */
  names: z.record(z.string(), z.string()),
  /** Up to when it counts: the end of the period, or now. */
  until: Instant,
  /** Files that ended in the period and were let go since: what they did is in no figure any more. */
  disposed: z.int().min(0),
});
export type OfficeReport = z.infer<typeof OfficeReport>;
