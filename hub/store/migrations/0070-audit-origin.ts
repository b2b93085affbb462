import type { Migration } from './migration.ts';

/** Entries of a desk about people who, by what the hub knows, were not signed in there. */
export const auditOrigin: Migration = {
  version: 70,
  name: 'audit-origin',
  async up(trx) {
    await trx.raw('alter table audit add column unconfirmed boolean not null default false');
  },
};
