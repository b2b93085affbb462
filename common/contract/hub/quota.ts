import { z } from 'zod';
import { QuotaFigure } from '#common/domain/appointments/quota-figures.ts';
import { Period } from '#common/domain/reports/period.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { daysBetween, PlainDate } from '#common/kernel/plain-date.ts';

/** Two months: nobody plans by the day further than that. */
const MOST_DAYS = 62;
export const QuotaAsk = Period.refine(({ from, to }) => daysBetween(from, to) < MOST_DAYS, {
  message: 'PERIOD_LONG',
});
export type QuotaAsk = z.infer<typeof QuotaAsk>;

/** Counted from the actions of the files when it is asked. */
export const QuotaCounted = z.strictObject({
  figures: z.array(QuotaFigure),
  /** The moment of the count. */
  until: Instant,
});
export type QuotaCounted = z.infer<typeof QuotaCounted>;

export const WaitingAsk = z.strictObject({ day: PlainDate });
export type WaitingAsk = z.infer<typeof WaitingAsk>;

/** Every file that waits for a day or was missed on it, also those that are too far ahead to lie on a desk. */
export const WaitingReply = z.strictObject({ ids: z.array(ApplicationId) });
export type WaitingReply = z.infer<typeof WaitingReply>;
