import type { Migration } from './migration.ts';

/** A code may also give a desk that the office knows another key. */
export const newDeskKey: Migration = {
  version: 121,
  name: 'new-desk-key',
  async up(trx) {
    await trx.raw(`alter table enrolment
      drop constraint enrolment_kind,
      add constraint enrolment_kind check (kind in ('DESK', 'TAKE_OVER', 'NEW_KEY')),
      add column for_desk text references desk (id),
      add constraint enrolment_for_desk check ((kind = 'NEW_KEY') = (for_desk is not null))`);
  },
};
