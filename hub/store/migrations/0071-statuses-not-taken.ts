import type { Migration } from './migration.ts';

/** A status that the centre could not take is no refused one yet: since when, and when it was last tried. */
export const statusesNotTaken: Migration = {
  version: 71,
  name: 'statuses-not-taken',
  async up(trx) {
    await trx.raw('alter table gateway_outbox add column not_taken_since text, add column not_taken_at text');
    // A person sends them again by the number of their file, among all that was ever sent.
    await trx.raw(
      `create index gateway_outbox_refused on gateway_outbox (office_id) where state = 'REFUSED'`,
    );
  },
};
