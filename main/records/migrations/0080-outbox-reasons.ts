import type { Migration } from './migration.ts';

/** Why each thing that waits for the hub waits, where it is more than the connection. */
export const outboxReasons: Migration = {
  version: 80,
  name: 'outbox-reasons',
  async up(trx) {
    // An attachment that the hub refused for good waits for a person, and nobody sends it again by itself.
    await trx.raw('alter table attachment_upload add column set_aside_at text');
    // To name the file of one that failed.
    await trx.raw('create index attachment_use_of on attachment_use (attachment_id, application_id)');
    // Of the page in which an action was offered, when the hub refused it as a whole.
    await trx.raw('alter table outbox add column last_error text');
  },
};
