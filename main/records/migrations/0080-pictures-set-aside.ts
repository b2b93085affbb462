import type { Migration } from './migration.ts';

/** An attachment that the hub refused for good waits for a person, and nobody sends it again by itself. */
export const picturesSetAside: Migration = {
  version: 80,
  name: 'pictures-set-aside',
  async up(trx) {
    await trx.raw('alter table attachment_upload add column set_aside_at text');
    // To name the file of one that failed.
    await trx.raw('create index attachment_use_of on attachment_use (attachment_id, application_id)');
  },
};
