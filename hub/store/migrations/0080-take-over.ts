import type { Migration } from './migration.ts';

/** An office that began on one desk moves here: which codes let it in, how far it has come, and how its attachments are named. */
export const takeOver: Migration = {
  version: 80,
  name: 'take-over',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `alter table enrolment
    add column kind text not null default 'DESK'
      constraint enrolment_kind check (kind in ('DESK', 'TAKE_OVER'))`,

  `alter table office
    add column take_over_state text
      constraint office_take_over_state check (take_over_state in ('ENROLLED', 'RUNNING', 'ABANDONED', 'DONE')),
    add column take_over_desk text references desk (id),
    -- The set-up accounts that were there before; what comes is counted beside them.
    add column take_over_accounts integer not null default 0,
    -- Where the feed stood when it was done: the desk goes on from there, however late it hears of it.
    add column take_over_cursor text,
    -- Keys under which attachments were named before, sealed with the office's attachment key.
    add column naming_keys jsonb not null default '[]',
    add constraint office_take_over check ((take_over_state is null) = (take_over_desk is null))`,
];
