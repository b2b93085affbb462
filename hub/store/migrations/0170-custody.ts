import type { Migration } from './migration.ts';

/**
 * Whose hand each blank is in, and every movement between hands. What is in stock begins in the safe, what a file has is the
 * file's. The ledger only grows, whoever writes SQL.
 */
export const custody: Migration = {
  version: 170,
  name: 'custody',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  'alter table blank add column holder text',
  'create index blank_hand on blank (office_id, state, holder, kind, pages)',
  `create table blank_movement (
    seq bigint generated always as identity,
    office_id text not null references office (id),
    id text not null,
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
    reference text not null,
    constraint blank_movement_id primary key (office_id, id)
  )`,
  'create index blank_movement_seq on blank_movement (office_id, seq)',
  'create index blank_movement_first on blank_movement (office_id, first)',
  `create function ledger_only_grows() returns trigger language plpgsql as $$ begin
    raise exception 'the ledger only grows' using errcode = 'check_violation', constraint = 'ledger_only_grows';
  end $$`,
  `create trigger blank_movement_kept before update or delete on blank_movement for each row execute function ledger_only_grows()`,
  `insert into blank_movement (office_id, id, kind, first, last, count, book_kind, pages, to_at, to_who, state, giver, at, desk,
      reason, note, reference)
    select office_id, 'migrated/' || serial, 'MIGRATED', serial, serial, 1, kind, pages,
      case state when 'IN_STOCK' then 'VAULT' when 'ALLOCATED' then 'FILE' when 'PRINTED' then 'FILE' else state end,
      case when state in ('ALLOCATED', 'PRINTED') then application_id end, state, '', changed_at, '', '', '', reference
    from blank order by office_id, serial`,
  `create table stock_request (
    office_id text not null references office (id),
    id text not null,
    command json not null,
    asked_by text not null,
    asked_at text not null,
    desk text not null,
    state text not null,
    answered_by text,
    answered_at text,
    constraint stock_request_id primary key (office_id, id)
  )`,
  `create index stock_request_waiting on stock_request (office_id, asked_at) where state = 'WAITING'`,
  `create table stock_count (
    office_id text not null references office (id),
    id text not null,
    hand_at text not null,
    hand_who text,
    on_day text not null,
    state text not null,
    body json not null,
    constraint stock_count_id primary key (office_id, id)
  )`,
  `create index stock_count_day on stock_count (office_id, on_day, hand_at, hand_who)`,
  `alter table document drop constraint document_published`,
  `alter table document add constraint document_published check (
    proposal_id is not null or name in ('office', 'outages', 'centre', 'field-days', 'blank-stops')
      or (name = 'policy' and version = 1))`,
];
