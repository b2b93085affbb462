import type { Migration } from './migration.ts';

/** Who may act, at which desk, until when; and which attachments lie in the vault. */
export const identity: Migration = {
  version: 20,
  name: 'identity',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table account (
    id text primary key,
    office_id text not null references office (id),
    username text not null,
    display_name text not null,
    roles jsonb not null,
    acting jsonb not null default '[]',
    nik text,
    active boolean not null default true,
    password_hash text not null,
    must_change boolean not null default false,
    totp_secret text,
    failed_tries integer not null default 0,
    paused_until text,
    feed_seq bigint not null,
    created_at text not null,
    unique (office_id, username)
  )`,
  `create index account_feed on account (office_id, feed_seq)`,

  `create table desk (
    id text primary key,
    office_id text not null references office (id),
    name text not null,
    public_key jsonb not null,
    thumbprint text not null unique,
    enrolled_at text not null,
    revoked_at text,
    last_seen_at text,
    last_seq bigint not null default 0,
    number integer not null,
    unique (office_id, number)
  )`,

  // When a person may have acted at a desk: from a sign-in that the hub itself answered to the end of its window.
  `create table sign_in (
    desk_id text not null references desk (id),
    account_id text not null references account (id),
    at text not null,
    until text not null
  )`,
  `create index sign_in_person on sign_in (account_id, desk_id, at)`,

  // One-time codes. The first characters find the row, the rest is kept as a keyed digest only.
  `create table enrolment (
    id text primary key,
    office_id text not null references office (id),
    desk_name text not null,
    selector text not null,
    code_hash text not null,
    tries_left integer not null,
    created_at text not null,
    created_by text not null,
    expires_at text not null,
    used_at text,
    desk_id text references desk (id)
  )`,
  `create index enrolment_selector on enrolment (selector)`,

  `create table attachment (
    office_id text not null references office (id),
    id text not null,
    bytes integer not null,
    media_type text not null,
    desk_id text not null references desk (id),
    received_at text not null,
    primary key (office_id, id)
  )`,
];
