import type { Migration } from './migration.ts';

/** Closed days of a desk that is its own authority, and the ways in which an auditor comes to its chain. */
export const dailyClose: Migration = {
  version: 70,
  name: 'daily-close',
  async up(trx) {
    await trx.raw(`create table daily_close (
      day text not null primary key,
      at text not null,
      actor text not null,
      desk text not null,
      seq integer not null,
      hash text not null,
      counts text not null,
      note text not null
    ) strict`);
    await trx.raw('create index audit_at on audit (at)');
    await trx.raw('create index audit_actor on audit (actor, seq)');
    await trx.raw('create index audit_event on audit (event, seq)');
  },
};
