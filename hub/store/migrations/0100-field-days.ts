import type { Migration } from './migration.ts';

/** Days of service outside the office: which files a laptop took along, and who counted them when it came home. */
export const fieldDays: Migration = {
  version: 100,
  name: 'field-days',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table field_day (
    id text primary key,
    office_id text not null references office (id),
    kind text not null,
    place text not null,
    on_day text not null,
    desk_id text not null references desk (id),
    files jsonb not null,
    prepared_by text not null references account (id),
    prepared_at text not null,
    -- Where the feed stood: what the laptop did after it was done out there.
    feed_seq bigint not null,
    ended_at text,
    ended_as text constraint field_day_end check (ended_as in ('HOME', 'CALLED_OFF', 'LOST')),
    note text not null default '',
    tries integer not null default 0,
    expected jsonb,
    counted jsonb,
    constraint field_day_ended check ((ended_at is null) = (ended_as is null))
  )`,
  `create unique index field_day_open on field_day (desk_id) where ended_at is null`,
  `create index field_day_office on field_day (office_id, ended_at)`,

  // Two persons, each for himself: the same one twice is one row.
  `create table field_count (
    field_day_id text not null references field_day (id),
    account_id text not null references account (id),
    home integer not null,
    worked integer not null,
    at text not null,
    primary key (field_day_id, account_id)
  )`,

  `alter table document drop constraint document_published`,
  `alter table document add constraint document_published check (
    proposal_id is not null or name in ('office', 'outages', 'centre', 'field-days') or (name = 'policy' and version = 1))`,
];
