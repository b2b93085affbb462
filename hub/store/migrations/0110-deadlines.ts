import type { Migration } from './migration.ts';

/** By which rules and on which day the stored deadlines of an office were worked out last. */
export const deadlines: Migration = {
  version: 110,
  name: 'deadlines',
  async up(trx) {
    await trx.raw(`alter table office add column deadlines_by text not null default ''`);
  },
};
