import type { Migration } from './migration.ts';

/**
 * What waits for a printer, as kind, file and copy and never as a picture; and how often each paper was made here. `subject`
 * is the file, or the days of the register; `occasion` the decision that the paper is about.
 */
export const printing: Migration = {
  version: 130,
  name: 'printing',
  async up(trx) {
    await trx.raw(`create table print_job (
      id text not null primary key,
      paper text not null,
      application_id text references application (id) on delete cascade,
      subject text not null,
      occasion text not null,
      first_day text,
      last_day text,
      size text not null,
      copy integer not null,
      added_at text not null,
      added_by text not null,
      tries integer not null default 0,
      tried_at text,
      problem text
    )`);
    await trx.raw('create index print_job_order on print_job (added_at, id)');
    await trx.raw(`create table paper_made (
      subject text not null,
      paper text not null,
      occasion text not null,
      made integer not null,
      primary key (subject, paper, occasion)
    ) without rowid`);
    // The register asks for some days among all files that were ever handed over.
    await trx.raw(
      `create index application_handed_over on application (state_since, id) where state = 'HANDED_OVER'`,
    );
  },
};
