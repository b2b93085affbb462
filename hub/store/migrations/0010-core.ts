import type { Migration } from './migration.ts';

/**
 * The office's record: actions are the truth, everything else of a file can be rebuilt from them. JSON columns that a digest
 * is taken over are `json`, which keeps the text as it came; `jsonb` would put the keys in another order.
 */
export const core: Migration = {
  version: 10,
  name: 'core',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  // Its row is the lock under which the office's feed and its audit chain grow.
  `create table office (
    id text primary key,
    code text not null unique,
    name text not null,
    city text not null,
    zone text not null,
    stage_policy jsonb not null default '{}',
    epoch text not null,
    feed_seq bigint not null default 0,
    audit_seq bigint not null default 0,
    audit_hash text not null,
    -- Place in the feed of the last change that the rules depend on: outages, stage policy.
    rules_seq bigint not null default 0,
    -- Bookings up to this day are on the desks.
    window_until text not null default '',
    created_at text not null
  )`,

  `create table action (
    id text primary key,
    office_id text not null references office (id),
    application_id text not null,
    version integer not null,
    kind text not null,
    payload json not null,
    actor text not null,
    role text not null,
    desk_id text not null,
    desk text not null,
    occurred_at text not null,
    based_on integer,
    feed_seq bigint not null,
    unique (application_id, version)
  )`,
  `create unique index action_feed on action (office_id, feed_seq)`,
  // A number of the handover register is given out once.
  `create unique index action_register_no on action (office_id, (payload ->> 'registerNo'))
    where kind = 'production.handOver/1'`,

  // What became of everything that a desk offered, by the desk's own number.
  `create table command (
    desk_id text not null,
    seq bigint not null,
    office_id text not null references office (id),
    action_id text not null,
    status text not null,
    code text,
    details json,
    version integer,
    received_at text not null,
    -- Of a deferred action only: what the hub does not understand yet.
    body json,
    primary key (desk_id, seq)
  )`,
  `create index command_action on command (action_id)`,
  `create index command_deferred on command (received_at, desk_id, seq) where status = 'DEFERRED'`,

  `create table application (
    id text primary key,
    office_id text not null references office (id),
    number text not null,
    version integer not null,
    state text not null,
    nik text not null,
    name text not null,
    passport_number text,
    appointment_date text,
    deadline_on text,
    closed_at text,
    snapshot json not null,
    opened_seq bigint not null,
    feed_seq bigint not null,
    constraint application_number unique (office_id, number),
    constraint application_passport_number unique (passport_number)
  )`,
  `create index application_nik on application (office_id, nik)`,
  `create index application_appointment on application (office_id, state, appointment_date, id)`,
  `create index application_deadline on application (office_id, state, deadline_on, id)`,
  `create index application_window on application (office_id, closed_at, id)`,

  `create table blank (
    office_id text not null references office (id),
    serial text not null,
    kind text not null,
    pages integer not null,
    state text not null,
    application_id text,
    reference text not null,
    changed_at text not null,
    feed_seq bigint not null,
    constraint blank_serial primary key (office_id, serial)
  )`,
  `create index blank_stock on blank (office_id, state, kind)`,
  `create index blank_feed on blank (office_id, feed_seq)`,

  `create table document (
    office_id text not null references office (id),
    name text not null,
    version integer not null,
    body json not null,
    feed_seq bigint not null,
    effective_from text not null,
    published_by text not null,
    primary key (office_id, name, version)
  )`,
  `create index document_feed on document (office_id, feed_seq)`,

  `create table outage (
    id text primary key,
    office_id text not null references office (id),
    started_at text not null,
    ended_at text,
    reason text not null,
    by_account text not null
  )`,
  `create unique index outage_open on outage (office_id) where ended_at is null`,

  // Files that are told again: a booking that has come near was left out of the feed when it was made.
  `create table announcement (
    office_id text not null references office (id),
    feed_seq bigint not null,
    application_id text not null,
    primary key (office_id, feed_seq)
  )`,

  // One person with two open files; nobody approves either before somebody has looked.
  `create table duplicate_review (
    id text primary key,
    office_id text not null references office (id),
    nik text not null,
    application_ids jsonb not null,
    since text not null,
    closed_at text,
    closed_by text,
    note text
  )`,
  `create unique index duplicate_review_open on duplicate_review (office_id, nik) where closed_at is null`,

  `create table audit (
    office_id text not null references office (id),
    seq bigint not null,
    at text not null,
    actor text not null,
    desk text not null,
    event text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null,
    desk_id text,
    desk_seq bigint,
    primary key (office_id, seq)
  )`,
  `create unique index audit_desk_seq on audit (desk_id, desk_seq)`,
  `create index audit_subject on audit (office_id, subject, seq)`,

  // Only ever added to, whoever asks.
  `create function append_only() returns trigger language plpgsql as $$
  begin
    raise exception 'APPEND_ONLY' using errcode = 'check_violation', constraint = 'append_only';
  end $$`,
  `create trigger action_append_only before update or delete or truncate on action
    for each statement execute function append_only()`,
  `create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function append_only()`,
];
