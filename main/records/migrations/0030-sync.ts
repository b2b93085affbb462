import type { Migration } from './migration.ts';

/** What a desk keeps when its office has a hub. A desk without one leaves all of it empty. */
export const sync: Migration = {
  version: 30,
  name: 'sync',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  // PENDING: not yet decided by the hub. Actions of a desk that is its own authority are accepted at once.
  `alter table action add column status text not null default 'ACCEPTED'`,
  // This desk's own number of the action: what is offered again when a hub comes back from an older copy.
  `alter table action add column desk_seq integer`,
  `create unique index action_desk_seq on action (desk_seq) where desk_seq is not null`,
  `create index action_pending on action (application_id, version) where status <> 'ACCEPTED'`,

  // Actions of one request stand or fall together.
  `alter table outbox add column group_id text`,
  // What this desk's own rules say of an action since the file moved on; the hub has the last word.
  `alter table outbox add column expected_refusal text`,
  // Set once the hub has stored its answer; the row goes when the feed has brought the action back.
  `alter table outbox add column answered_at text`,

  // The hub's state of a file, only while this desk has actions on it that the hub has not decided.
  `create table sync_base (
    application_id text primary key,
    version integer not null,
    snapshot text
  ) without rowid`,

  // The conflict tray. Nothing in it is ever dropped: it is redone or set aside by a person.
  `create table refused_action (
    id text primary key,
    group_id text not null,
    application_id text not null,
    kind text not null,
    payload text not null,
    actor text not null,
    role text not null,
    occurred_at text not null,
    based_on integer,
    code text not null,
    details text not null,
    hub_version integer,
    refused_at text not null,
    resolution text,
    resolved_at text,
    resolved_by text,
    note text
  ) without rowid`,
  `create index refused_open on refused_action (resolved_at, refused_at)`,

  `create table attachment_upload (
    attachment_id text primary key references attachment (id),
    queued_at text not null,
    attempts integer not null default 0,
    last_error text,
    next_try_at text
  ) without rowid`,

  `alter table account add column acting text not null default '[]'`,
  // Until when the person may sign in here without the hub.
  `alter table account add column offline_until text`,
];
