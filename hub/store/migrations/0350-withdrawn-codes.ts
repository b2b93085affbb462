import type { Migration } from './migration.ts';

/** When IT withdrew a code; null while it may still be used, and for one that was. */
export const withdrawnCodes: Migration = {
  version: 350,
  name: 'withdrawn-codes',
  async up(trx) {
    await trx.raw('alter table enrolment add column withdrawn_at text');
  },
};
