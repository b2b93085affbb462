import type { Migration } from './migration.ts';

/** Files that owe something on a day are few beside the closed ones; the daily round goes over these alone. */
export const owedDays: Migration = {
  version: 40,
  name: 'owed-days',
  async up(trx) {
    await trx.raw('create index application_owed on application (id) where due_on is not null');
  },
};
