import type { Migration } from './migration.ts';

/** When whoever keeps the accounts gave an unused one back; null where that never was. */
export const unlockedAccounts: Migration = {
  version: 340,
  name: 'unlocked-accounts',
  async up(trx) {
    await trx.raw('alter table account add column unlocked_at text');
  },
};
