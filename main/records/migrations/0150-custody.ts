import type { Migration } from './migration.ts';

/**
 * Whose hand each blank is in, and every movement between hands. What is in stock begins in the safe, what a file has is the
 * file's. The ledger only grows. And which file each payment settles.
 */
export const custody: Migration = {
  version: 150,
  name: 'custody',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  'alter table blank add column holder text',
  'create index blank_hand on blank (state, holder, kind, pages, serial)',
  `create table blank_movement (
    seq integer primary key,
    id text not null unique,
    kind text not null,
    first text not null,
    last text not null,
    count integer not null,
    book_kind text not null,
    pages integer not null,
    from_at text,
    from_who text,
    to_at text not null,
    to_who text,
    state text not null,
    giver text not null,
    taker text,
    at text not null,
    desk text not null,
    reason text not null,
    note text not null,
    reference text not null
  )`,
  'create index blank_movement_first on blank_movement (first)',
  `create trigger blank_movement_kept before update on blank_movement begin select raise(abort, 'the ledger only grows'); end`,
  `create trigger blank_movement_stays before delete on blank_movement begin select raise(abort, 'the ledger only grows'); end`,
  `insert into blank_movement (id, kind, first, last, count, book_kind, pages, from_at, from_who, to_at, to_who, state, giver,
      taker, at, desk, reason, note, reference)
    select 'migrated/' || serial, 'MIGRATED', serial, serial, 1, kind, pages, null, null,
      case state when 'IN_STOCK' then 'VAULT' when 'ALLOCATED' then 'FILE' when 'PRINTED' then 'FILE' else state end,
      case when state in ('ALLOCATED', 'PRINTED') then application_id end, state, '', null, changed_at, '', '', '', reference
    from blank order by serial`,
  `create table stock_request (
    id text not null primary key,
    command text not null,
    asked_by text not null,
    asked_at text not null,
    desk text not null,
    state text not null,
    answered_by text,
    answered_at text
  ) without rowid`,
  `create index stock_request_waiting on stock_request (asked_at) where state = 'WAITING'`,
  `create table stock_count (
    id text not null primary key,
    hand_at text not null,
    hand_who text,
    on_day text not null,
    state text not null,
    body text not null
  ) without rowid`,
  `create index stock_count_day on stock_count (on_day, hand_at, hand_who)`,
  `create index stock_count_differs on stock_count (state) where state in ('DIFFERS', 'SETTLED')`,
  // A billing code or a receipt settles one file. What two files named before stays with the one that was opened first.
  'create table settled_bill (bill text not null primary key, application_id text not null) without rowid',
  settledBy('B', 'billingCode'),
  settledBy('N', 'ntpn'),
];

function settledBy(kind: string, field: string): string {
  return `insert into settled_bill (bill, application_id)
    select '${kind}:' || json_extract(snapshot, '$.payment.${field}'), id from application
    where json_extract(snapshot, '$.payment.status') in ('SETTLED', 'UNCONFIRMED_WITH_PROOF')
      and json_extract(snapshot, '$.payment.${field}') is not null
    order by id on conflict (bill) do nothing`;
}
