import type { Migration } from './migration.ts';

/** Files that a head took out of a day outside the office, each with the reason. */
export const fieldTakenOut: Migration = {
  version: 120,
  name: 'field-taken-out',
  async up(trx) {
    await trx.raw(`alter table field_day add column taken_out jsonb not null default '[]'`);
  },
};
