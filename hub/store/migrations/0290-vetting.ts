import type { Migration } from './migration.ts';

/** The last day on which an officer's vetting holds; null where none is on record. */
export const vetting: Migration = {
  version: 290,
  name: 'vetting',
  async up(trx) {
    await trx.raw('alter table account add column vetted_until text');
  },
};
