import type { Migration } from './migration.ts';

/** The action list is the record; every other table of a file can be rebuilt from it. */
export const initial: Migration = {
  version: 10,
  name: 'initial',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table meta (key text primary key, value text not null) without rowid`,

  `create table action (
    seq integer primary key,
    id text not null unique,
    application_id text not null,
    version integer not null,
    kind text not null,
    payload text not null,
    actor text not null,
    role text not null,
    desk text not null,
    office text not null,
    occurred_at text not null,
    based_on integer,
    unique (application_id, version)
  )`,

  `create index action_kind_time on action (kind, occurred_at)`,

  // The ordinal is also the row number in the text index.
  `create table application (
    ordinal integer primary key,
    id text not null unique,
    number text not null unique,
    version integer not null,
    state text not null,
    type text not null,
    lane text not null,
    name text not null,
    nik text not null,
    passport_number text unique,
    appointment_date text,
    appointment_time text,
    ticket text,
    arrived_at text,
    state_since text not null,
    due_on text,
    deadline_on text,
    claim_by text,
    claim_desk text,
    flags text not null,
    snapshot text not null
  )`,
  `create index application_state_date on application (state, appointment_date)`,
  `create index application_deadline on application (state, deadline_on)`,
  `create index application_nik on application (nik)`,
  `create index application_appointment on application (appointment_date, state)`,

  // One row per stage in which a file waits: a list reads one narrow index and nothing else.
  `create table queue_entry (
    stage text not null,
    application_id text not null references application (id) on delete cascade,
    state text not null,
    lane text not null,
    lane_rank integer not null,
    due_on text not null,
    place text not null,
    is_late integer not null default 0,
    parked integer not null default 0,
    claim_by text,
    for_desk text,
    primary key (stage, application_id)
  ) without rowid`,
  `create index queue_order on queue_entry (stage, parked, lane_rank, due_on, place, application_id)`,
  `create index queue_due on queue_entry (due_on, stage)`,
  `create index queue_application on queue_entry (application_id)`,

  // A number of the handover register is given out once.
  `create unique index action_register_no on action (json_extract(payload, '$.registerNo'))
    where kind = 'production.handOver/1'`,
  `create table outbox (
    seq integer primary key,
    action_id text not null unique references action (id),
    queued_at text not null
  )`,

  // Search as one types meets one-letter words; without an index of their own they walk every number that begins so.
  `create virtual table application_search using fts5 (
    name, number, nik, passport_number, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
  )`,

  `create table audit (
    seq integer primary key,
    at text not null,
    actor text not null,
    desk text not null,
    event text not null,
    subject text not null,
    detail text not null,
    previous text not null,
    hash text not null
  )`,
  `create index audit_subject on audit (subject, seq)`,

  `create table account (
    id text primary key,
    username text not null unique,
    display_name text not null,
    roles text not null,
    nik text,
    password_hash text not null,
    is_active integer not null default 1,
    failed_tries integer not null default 0,
    paused_until text,
    last_sign_in_at text,
    created_at text not null
  ) without rowid`,

  `create table blank (
    serial text primary key,
    kind text not null,
    pages integer not null,
    state text not null,
    application_id text,
    reference text not null,
    changed_at text not null
  ) without rowid`,
  `create index blank_stock on blank (state, kind, pages, serial)`,
  `create index blank_application on blank (application_id)`,

  `create table attachment (
    id text primary key,
    media_type text not null,
    bytes integer not null,
    added_at text not null
  ) without rowid`,
  `create table attachment_use (
    application_id text not null,
    attachment_id text not null references attachment (id),
    primary key (application_id, attachment_id)
  ) without rowid`,

  `create table draft (
    account_id text not null,
    application_id text not null,
    form text not null,
    content text not null,
    saved_at text not null,
    primary key (account_id, application_id, form)
  ) without rowid`,

  `create table outage (
    id text primary key,
    started_at text not null,
    ended_at text,
    reason text not null,
    by_account text not null
  ) without rowid`,

  `create table import_profile (name text primary key, profile text not null) without rowid`,

  `create table counter (name text not null, day text not null, value integer not null, primary key (name, day)) without rowid`,
];
