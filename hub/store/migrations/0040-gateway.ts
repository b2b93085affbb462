import type { Migration } from './migration.ts';

/** What goes to the centre and what came from it. The record of the office does not depend on any of it. */
export const gateway: Migration = {
  version: 40,
  name: 'gateway',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  // Its row is the lock under which batches are numbered and pages are taken in.
  `create table gateway_state (
    office_id text primary key references office (id),
    booking_cursor text not null default '',
    result_cursor text not null default '',
    batch_no bigint not null default 0,
    is_reachable boolean not null default true,
    since text not null,
    reason text,
    failures integer not null default 0,
    first_failure text
  )`,

  // Written with the action that caused it; the id is derived from the action's.
  `create table gateway_outbox (
    id text primary key,
    office_id text not null references office (id),
    application_id text not null,
    feed_seq bigint not null,
    body json not null,
    state text not null default 'WAITING',
    -- Given before the batch leaves: whatever happens on the way, the same batch is sent again.
    batch_no bigint,
    code text,
    message text,
    created_at text not null,
    settled_at text
  )`,
  `create index gateway_outbox_waiting on gateway_outbox (office_id, feed_seq) where state = 'WAITING'`,

  `create table gateway_result (
    office_id text not null references office (id),
    key text not null,
    number text not null,
    body json not null,
    received_at text not null,
    primary key (office_id, key)
  )`,
  `create index gateway_result_number on gateway_result (office_id, number)`,

  // What nobody could use and a person has to look at; codes and numbers, no personal data.
  `create table gateway_problem (
    office_id text not null references office (id),
    id text not null,
    at text not null,
    kind text not null,
    subject text not null,
    code text not null,
    field text not null,
    closed_at text,
    closed_by text,
    note text,
    primary key (office_id, id)
  )`,
  `create index gateway_problem_open on gateway_problem (office_id, at) where closed_at is null`,

  // The lists that a day is compared with: books issued in SIMKIM, and payments.
  `create table gateway_list (
    office_id text not null references office (id),
    source text not null,
    day text not null,
    rows json not null,
    received_at text not null,
    primary key (office_id, source, day)
  )`,

  // What a day is compared by.
  `create index application_issued on application (office_id, (snapshot ->> 'issuedOn'))`,
  `create index application_bill on application (office_id, (snapshot -> 'payment' ->> 'billingCode'))`,
  `create index application_more_bills on application (office_id)
    where snapshot -> 'additionalPayments' is not null`,

  `create table gateway_comparison (
    office_id text not null references office (id),
    day text not null,
    ran_at text not null,
    files integer not null,
    issued integer not null,
    payments integer not null,
    primary key (office_id, day)
  )`,

  `create table gateway_difference (
    office_id text not null references office (id),
    day text not null,
    key text not null,
    kind text not null,
    body json not null,
    state text not null,
    note text,
    by_account text,
    decided_at text,
    primary key (office_id, day, key)
  )`,
];
