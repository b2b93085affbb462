import type { Migration } from './migration.ts';

/** What ties an officer to applicants, as keyed hashes: nobody can read a family card's number or an address out of them. */
export const accountTies: Migration = {
  version: 140,
  name: 'account-ties',
  async up(trx) {
    await trx.raw('alter table account add column kk_tie text');
    await trx.raw('alter table account add column address_tie text');
    // The queue's own order: lanes by their rank, inside a lane first come, first served.
    await trx.raw(
      'create index queue_entry_arrival on queue_entry (stage, parked, lane_rank, place, application_id)',
    );
  },
};
