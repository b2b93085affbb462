import type { Migration } from './migration.ts';

/** An account with a start password from an administrator must choose its own; accounts that exist already have one. */
export const mustChange: Migration = {
  version: 20,
  name: 'must-change',
  async up(trx) {
    await trx.raw('alter table account add column must_change integer not null default 0');
  },
};
