import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';

/** What stops working on a day that is known beforehand. */
export const EndingKind = z.enum([
  'HUB_TLS',
  'HUB_CA',
  'UPDATE_FEED',
  'PINNED_CA',
  'CHIP_CA',
  'FINGER_CA',
  'SCANNER_TLS',
  'APT_LIST',
]);
export type EndingKind = z.infer<typeof EndingKind>;

export const Ends = z.strictObject({ kind: EndingKind, name: z.string().max(120), endsAt: Instant });
export type Ends = z.infer<typeof Ends>;

/** `daysLeft` is 0 on the last day and negative when it is over. */
export type Ending<T extends Pick<Ends, 'name' | 'endsAt'> = Ends> = T & { daysLeft: number };

export const WARN_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

export function daysLeft(endsAt: Instant, now: Instant): number {
  return Math.floor((Date.parse(endsAt) - Date.parse(now)) / DAY_MS);
}

/** What ends within 30 days or has ended, the most urgent first. */
export function endingsOf<T extends Pick<Ends, 'name' | 'endsAt'>>(
  list: readonly T[],
  now: Instant,
): readonly Ending<T>[] {
  return list
    .map((one) => ({ ...one, daysLeft: daysLeft(one.endsAt, now) }))
    .filter((one) => one.daysLeft < WARN_DAYS)
    .toSorted(
      (left, right) => left.endsAt.localeCompare(right.endsAt) || left.name.localeCompare(right.name),
    );
}
