import type { Migration } from './migration.ts';

/** How the office's PCs are, which of them is locked, and which ring of new versions each belongs to. */
export const fleet: Migration = {
  version: 210,
  name: 'fleet',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `alter table desk
    add column ring text not null default 'ALL' constraint desk_ring check (ring in ('TRIAL', 'EARLY', 'ALL')),
    add column lock jsonb`,
  // The newest of each day; days that nobody asks about any more are deleted.
  `create table desk_report (
    desk_id text not null references desk (id),
    day text not null,
    at text not null,
    clock_off integer not null,
    state jsonb not null,
    primary key (desk_id, day)
  )`,
  `create table release_opening (
    office_id text not null references office (id),
    version text not null,
    ring text not null constraint release_opening_ring check (ring in ('TRIAL', 'EARLY', 'ALL')),
    at text not null,
    primary key (office_id, version, ring)
  )`,
  `create table ring_days (
    office_id text primary key references office (id),
    days jsonb not null
  )`,
];
