import type { Migration } from './migration.ts';

/** The books that an office keeps beside its files. They only grow. */
export const registers: Migration = {
  version: 200,
  name: 'registers',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table register_entry (
    seq bigint generated always as identity,
    office_id text not null references office (id),
    id text not null,
    register text not null,
    subject text not null,
    kind text not null,
    payload json not null,
    actor text,
    role text not null,
    desk text not null,
    at text not null,
    constraint register_entry_id primary key (office_id, id)
  )`,
  'create index register_entry_subject on register_entry (office_id, register, subject, seq)',
  'create index register_entry_time on register_entry (office_id, register, at)',
  `create trigger register_entry_append_only before update or delete or truncate on register_entry
    for each statement execute function append_only()`,
];
