import type { Migration } from './migration.ts';

/**
 * Whole files that go when their years are over. The record of actions still refuses every change: what is deleted must stand on a list
 * under a decision of the book `disposals`, and the database itself asks for it. Which attachment which file names is read out of the
 * actions by the round that needs it, so that no push pays for it.
 */
export const disposals: Migration = {
  version: 330,
  name: 'disposals',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table disposal_run (
    office_id text not null references office (id),
    run text not null,
    state text not null constraint disposal_run_state check (state in ('RUNNING', 'DONE', 'CHANGED')),
    begun_at text not null,
    done_at text,
    primary key (office_id, run)
  )`,
  `create table disposal_file (
    office_id text not null,
    application_id text not null,
    run text not null,
    number text not null,
    state text not null,
    closed_at text not null,
    gone_at text,
    kept boolean not null default false,
    actions integer not null default 0,
    pictures integer not null default 0,
    digest text not null default '',
    primary key (office_id, application_id),
    foreign key (office_id, run) references disposal_run (office_id, run)
  )`,
  `create index disposal_file_run on disposal_file (office_id, run, application_id)`,
  `create index disposal_file_closed on disposal_file (office_id, closed_at) where gone_at is not null`,

  `create table attachment_mention (
    office_id text not null references office (id),
    attachment_id text not null,
    application_id text not null,
    primary key (office_id, attachment_id, application_id)
  )`,
  `create index attachment_mention_file on attachment_mention (office_id, application_id)`,
  `alter table office add column mentions_seq bigint not null default 0`,

  // Attachments whose bytes go, and went: a backup that has them lets go of them by this.
  `create table gone_attachment (
    office_id text not null references office (id),
    attachment_id text not null,
    bytes_gone_at text,
    primary key (office_id, attachment_id)
  )`,
  `create index gone_attachment_waiting on gone_attachment (office_id) where bytes_gone_at is null`,

  // A list stands under a decision of two persons.
  `create function disposal_decided() returns trigger language plpgsql as $$
  begin
    if not exists (
      select from register_entry as approval
      join register_entry as proposal on proposal.office_id = approval.office_id and proposal.register = 'disposals'
        and proposal.subject = approval.subject and proposal.kind = 'propose/1'
      where approval.office_id = new.office_id and approval.register = 'disposals' and approval.subject = new.run
        and approval.kind = 'approve/1' and approval.actor <> proposal.actor
    ) then
      raise exception 'DISPOSAL_NOT_DECIDED' using errcode = 'check_violation', constraint = 'disposal_decided';
    end if;
    return new;
  end $$`,
  `create trigger disposal_run_decided before insert on disposal_run for each row execute function disposal_decided()`,

  `drop trigger action_append_only on action`,
  `create trigger action_append_only before update or truncate on action
    for each statement execute function append_only()`,
  `create function only_disposed() returns trigger language plpgsql as $$
  begin
    if exists (
      select from gone where not exists (
        select from disposal_file as f where f.office_id = gone.office_id and f.application_id = gone.application_id
          and f.gone_at is null and not f.kept)
    ) then
      raise exception 'APPEND_ONLY' using errcode = 'check_violation', constraint = 'append_only';
    end if;
    return null;
  end $$`,
  `create trigger action_only_disposed after delete on action
    referencing old table as gone for each statement execute function only_disposed()`,
];
