import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addFullDays, localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { isAdmin } from './account-roles.ts';

/** An account and what was last done with it: made, unlocked by whoever keeps the accounts, or signed in. */
export type UsedAccount = {
  id: UserId;
  roles: readonly Role[];
  active: boolean;
  madeAt: Instant;
  unlockedAt: Instant | null;
  signedInAt: Instant | null;
};

/** The day of the office's first account: since then somebody may do something in it. */
export function firstDayOf(
  all: readonly Pick<UsedAccount, 'madeAt'>[],
  { now, utcOffsetMinutes }: { now: Instant; utcOffsetMinutes: number },
): PlainDate {
  const first = all.map(({ madeAt }) => madeAt).toSorted()[0];
  return localDate(first ?? now, utcOffsetMinutes);
}

/**
 * Nobody signed in for so long that the account is locked, until whoever keeps the accounts gives it back with a reason. The last keeper who
 * could do that is never locked out.
 */
export function isUnused(
  account: UsedAccount,
  all: readonly UsedAccount[],
  { now, days }: { now: Instant; days: number },
): boolean {
  const isStale = ({ madeAt, unlockedAt, signedInAt }: UsedAccount) =>
    [madeAt, unlockedAt ?? '', signedInAt ?? ''].every(
      (at) => at === '' || addFullDays(at as Instant, days) < now,
    );
  if (!account.active || !isStale(account)) return false;
  const isKeptBy = (other: UsedAccount) => other.id !== account.id && isAdmin(other) && !isStale(other);
  return !isAdmin(account) || all.some(isKeptBy);
}
