import type { Migration } from './migration.ts';

/** What waits for an approver, in an index of its own: files that are still on their way there are never read for the list. */
export const approverQueue: Migration = {
  version: 180,
  name: 'approver-queue',
  async up(trx) {
    await trx.raw('alter table queue_entry add column for_approver integer not null default 0');
    await trx.raw(`
      update queue_entry set for_approver = 1
      where stage = 'decision' and application_id in (
        select id from application
        where snapshot ->> '$.proposal.id' is not null
          or (state = 'ADJUDICATION' and snapshot ->> '$.adjudication.result' is not null)
      )`);
    await trx.raw(
      `create index queue_entry_approver on queue_entry (stage, parked, lane_rank, place, application_id)
       where for_approver = 1`,
    );
  },
};
