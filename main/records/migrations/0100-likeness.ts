import type { Migration } from './migration.ts';

/** Values that two files may share (birth date, old passport, contacts), so that likenesses are found without a walk. */
export const likeness: Migration = {
  version: 100,
  name: 'likeness',
  async up(trx) {
    await trx.raw(`create table likeness (
      kind text not null,
      key text not null,
      application_id text not null references application (id) on delete cascade,
      opened_at text not null,
      primary key (kind, key, application_id)
    ) without rowid`);
    await trx.raw('create index likeness_application on likeness (application_id)');
  },
};
