import type { Migration } from './migration.ts';

/**
 * The books that an office keeps beside its files, of a desk that is its own authority; and lines without an author that wait
 * for the hub.
 */
export const registers: Migration = {
  version: 190,
  name: 'registers',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table register_entry (
    seq integer primary key,
    id text not null unique,
    register text not null,
    subject text not null,
    kind text not null,
    payload text not null,
    actor text,
    role text not null,
    desk text not null,
    at text not null
  )`,
  'create index register_entry_subject on register_entry (register, subject, seq)',
  'create index register_entry_time on register_entry (register, at)',
  `create trigger register_entry_kept before update on register_entry begin select raise(abort, 'a book only grows'); end`,
  `create trigger register_entry_stays before delete on register_entry begin select raise(abort, 'a book only grows'); end`,
  `create table register_waiting (
    id text not null primary key,
    body text not null,
    queued_at text not null
  ) without rowid`,
];
