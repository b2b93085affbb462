import type { Migration } from './migration.ts';

/** Whole files that go when their years are over, on a desk that is its own authority: the list under each decision, and what became of it. */
export const disposals: Migration = {
  version: 330,
  name: 'disposals',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table disposal_run (
    run text not null primary key,
    state text not null,
    begun_at text not null,
    done_at text
  ) without rowid`,
  `create table disposal_file (
    application_id text not null primary key,
    run text not null references disposal_run (run),
    number text not null,
    state text not null,
    closed_at text not null,
    gone_at text,
    kept integer not null default 0,
    actions integer not null default 0,
    pictures integer not null default 0,
    digest text not null default ''
  ) without rowid`,
  `create index disposal_file_run on disposal_file (run, application_id)`,
  `create index disposal_file_closed on disposal_file (closed_at) where gone_at is not null`,
  `create table gone_attachment (attachment_id text not null primary key) without rowid`,
];
