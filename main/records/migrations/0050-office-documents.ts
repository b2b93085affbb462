import type { Migration } from './migration.ts';

/** What the office published, every version of it, and who has read it. A desk without a hub leaves both empty. */
export const officeDocuments: Migration = {
  version: 50,
  name: 'office-documents',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  // By the hash too: a hub that came back from a backup may give a number again, and a file may stand under the lost one.
  `create table office_document (
    name text not null,
    version integer not null,
    sha256 text not null,
    effective_from text not null,
    body text not null,
    publication text not null,
    received_at text not null,
    primary key (name, version, sha256)
  ) without rowid`,

  `create table acknowledgement (
    name text not null,
    version integer not null,
    account_id text not null,
    at text not null,
    -- Until the hub has answered.
    is_waiting integer not null default 0,
    primary key (name, version, account_id)
  ) without rowid`,
];
