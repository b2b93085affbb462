import type { Migration } from './migration.ts';

/** A day of the office that somebody closed: where the chain stood then, once a day and never changed. */
export const dailyClose: Migration = {
  version: 50,
  name: 'daily-close',
  async up(trx) {
    await trx.raw(`create table daily_close (
      office_id text not null references office (id),
      day text not null,
      at text not null,
      actor text not null,
      desk text not null,
      seq bigint not null,
      hash text not null,
      head_at text not null,
      signature text not null,
      counts json not null,
      note text not null,
      primary key (office_id, day)
    )`);
    await trx.raw(`create trigger daily_close_append_only before update or delete or truncate on daily_close
      for each statement execute function append_only()`);
  },
};
