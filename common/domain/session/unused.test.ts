import { describe, expect, it } from 'vitest';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { isUnused, type UsedAccount } from './unused.ts';

const NOW = '2026-11-30T02:00:00.000Z' as Instant;
const LONG_AGO = '2026-10-01T02:00:00.000Z' as Instant;
const LIMIT = { now: NOW, days: 30 };

function account(n: number, changes: Partial<UsedAccount>): UsedAccount {
  const id = `u${n}` as UserId;
  const rest = { active: true, madeAt: LONG_AGO, unlockedAt: null, signedInAt: null };
  return { id, roles: ['COUNTER'], ...rest, ...changes };
}

describe('an account that nobody uses', () => {
  it('is locked after its last day, whatever came last: made, given back, or used', () => {
    const onTheDay = '2026-10-31T02:00:00.000Z' as Instant;
    const before = '2026-10-31T01:59:59.999Z' as Instant;
    for (const what of ['signedInAt', 'unlockedAt', 'madeAt'] as const) {
      expect(isUnused(account(1, { [what]: onTheDay }), [], LIMIT), what).toBe(false);
      expect(isUnused(account(1, { [what]: before }), [], LIMIT), what).toBe(true);
    }
  });

  it('is not told of one that is closed', () => {
    expect(isUnused(account(1, { active: false }), [], LIMIT)).toBe(false);
  });

  it('never locks out the last keeper of the accounts', () => {
    const keeper = account(1, { roles: ['IT_ADMIN'] });
    const stale = account(2, { roles: ['IT_ADMIN'] });
    const fresh = account(3, { roles: ['IT_ADMIN'], signedInAt: NOW });
    expect(isUnused(keeper, [keeper, stale], LIMIT)).toBe(false);
    expect(isUnused(keeper, [keeper, stale, fresh], LIMIT)).toBe(true);
    expect(isUnused(keeper, [keeper, { ...fresh, active: false }], LIMIT)).toBe(false);
  });
});
