import type { Migration } from './migration.ts';

/**
 * Documents that two persons publish: what was proposed, by whom, and what another decided. The database itself holds to two
 * persons, to the body that was approved, and to what was once written.
 */
export const documents: Migration = {
  version: 30,
  name: 'documents',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `create table document_proposal (
    id text primary key,
    office_id text not null references office (id),
    name text not null,
    body json not null,
    sha256 text not null,
    effective_from text not null,
    note text not null,
    proposed_by text not null references account (id),
    proposed_at text not null,
    decision text,
    decided_by text references account (id),
    decided_at text,
    reason text,
    constraint proposal_decision check (decision in ('APPROVED', 'REFUSED', 'WITHDRAWN')),
    constraint proposal_decided check (
      (decision is null and decided_by is null and decided_at is null)
      or (decision is not null and decided_by is not null and decided_at is not null)),
    -- Approving and refusing is another's; only its author takes a proposal back.
    constraint proposal_two_persons check (
      decision is null or (decision = 'WITHDRAWN') = (decided_by = proposed_by))
  )`,
  `create index proposal_newest on document_proposal (office_id, proposed_at)`,

  // What was proposed stays what it was; it is decided once.
  `create function proposal_decided_once() returns trigger language plpgsql as $$
  begin
    if old.decision is not null
      or row(new.id, new.office_id, new.name, new.body::text, new.sha256, new.effective_from, new.note,
             new.proposed_by, new.proposed_at)
        is distinct from row(old.id, old.office_id, old.name, old.body::text, old.sha256, old.effective_from, old.note,
             old.proposed_by, old.proposed_at) then
      raise exception 'PROPOSAL_DECIDED' using errcode = 'check_violation', constraint = 'proposal_decided_once';
    end if;
    return new;
  end $$`,
  `create trigger proposal_once before update on document_proposal
    for each row execute function proposal_decided_once()`,
  `create trigger proposal_append_only before delete or truncate on document_proposal
    for each statement execute function append_only()`,

  `alter table document
    add column proposal_id text unique references document_proposal (id),
    add column proposed_by text,
    add column approved_by text,
    add column published_at text,
    add column sha256 text,
    add column signature text,
    add constraint document_two_persons check (
      (proposal_id is null and proposed_by is null and approved_by is null and published_at is null
        and sha256 is null and signature is null)
      or (proposal_id is not null and proposed_by is not null and approved_by is not null and published_at is not null
        and sha256 is not null and signature is not null and proposed_by <> approved_by)),
    -- Settings and outages follow from what a head did, the centre's state is measured; the first policy is what the hub was set up with.
    add constraint document_published check (
      proposal_id is not null or name in ('office', 'outages', 'centre') or (name = 'policy' and version = 1))`,

  `create function document_as_approved() returns trigger language plpgsql as $$
  begin
    if new.proposal_id is not null and not exists (
      select 1 from document_proposal
      where id = new.proposal_id and office_id = new.office_id and name = new.name and decision = 'APPROVED'
        and proposed_by = new.proposed_by and decided_by = new.approved_by
        and effective_from = new.effective_from and sha256 = new.sha256 and body::text = new.body::text) then
      raise exception 'DOCUMENT_NOT_APPROVED' using errcode = 'check_violation', constraint = 'document_as_approved';
    end if;
    return new;
  end $$`,
  `create trigger document_approved before insert on document
    for each row execute function document_as_approved()`,
  `create trigger document_append_only before update or delete or truncate on document
    for each statement execute function append_only()`,

  // Who has read what a version changed.
  `create table acknowledgement (
    office_id text not null references office (id),
    name text not null,
    version integer not null,
    account_id text not null references account (id),
    at text not null,
    desk_id text not null references desk (id),
    feed_seq bigint not null,
    primary key (office_id, name, version, account_id),
    foreign key (office_id, name, version) references document (office_id, name, version)
  )`,
  `create index acknowledgement_feed on acknowledgement (office_id, feed_seq)`,
];
