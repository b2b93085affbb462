import type { Migration } from './migration.ts';

/** Which files move together. A column, because an index over the snapshot would read its whole JSON for each row written. */
export const families: Migration = {
  version: 140,
  name: 'families',
  async up(trx) {
    await trx.raw('alter table application add column family_id text');
    await trx.raw(
      'create index application_family on application (office_id, family_id) where family_id is not null',
    );
  },
};
