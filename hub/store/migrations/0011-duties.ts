import type { Migration } from './migration.ts';

/**
 * Duties that exclude each other, refused by the database itself: who writes SQL beside the hub is held to them too. S1, S3
 * and S5 always, as no office may give them up; S2 and S6 where the office's procedure blocks them. `WHEN` keeps all other
 * actions free of it. History is only added at its end, or a forbidden pair could be written in the other order.
 */
export const duties: Migration = {
  version: 11,
  name: 'duties',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const STATEMENTS = [
  `alter table office add column duties jsonb not null default '["S2", "S6"]'`,

  `create function verb_of(kind text) returns text language sql immutable as $$ select split_part(kind, '/', 1) $$`,

  `create function did(file text, person text, verbs text[]) returns boolean language sql stable as $$
    select exists (
      select 1 from action where application_id = file and actor = person and verb_of(kind) = any (verbs)
    )
  $$`,

  // Of the book at hand: the duties on a spoiled one end with it.
  `create function printed_book(file text, person text) returns boolean language sql stable as $$
    select exists (
      select 1 from action
      where application_id = file and actor = person
        and verb_of(kind) in ('production.print', 'production.endorse')
        and version > coalesce(
          (select max(version) from action where application_id = file and verb_of(kind) = 'production.qcFail'), 0)
    )
  $$`,

  // The interviewer who recommends a refusal proposes it; everybody else proposes by name.
  `create function proposer_of(file text) returns text language sql stable as $$
    select actor from action
    where application_id = file
      and (verb_of(kind) = 'approval.proposeDecision'
        or (verb_of(kind) = 'interview.recordInterview' and payload ->> 'outcome' = 'RECOMMEND_REJECT'))
    order by version desc limit 1
  $$`,

  // Volatile, so that it sees the rows of the same statement that stand before the one it judges.
  `create function separate_duties() returns trigger language plpgsql volatile as $$
  declare
    verb text := verb_of(new.kind);
    blocked jsonb;
    broken text;
  begin
    if exists (select 1 from action where application_id = new.application_id and version >= new.version) then
      raise exception 'ACTION_ORDER' using errcode = 'check_violation', constraint = 'action_order';
    end if;
    select duties into blocked from office where id = new.office_id;
    if verb = 'approval.approve' then
      if did(new.application_id, new.actor, array['interview.recordInterview']) then
        broken := 'SEPARATION_S1';
      elsif blocked @> '"S2"' and did(new.application_id, new.actor, array[
        'biometrics.capturePhoto', 'biometrics.captureFingerprints', 'biometrics.captureSignature']) then
        broken := 'SEPARATION_S2';
      end if;
    elsif verb = 'production.qcPass' then
      if printed_book(new.application_id, new.actor) then
        broken := 'SEPARATION_S3';
      end if;
    elsif verb in ('interview.openExamination', 'interview.recordExamination') then
      if blocked @> '"S6"' and did(new.application_id, new.actor, array['interview.recordInterview']) then
        broken := 'SEPARATION_S6';
      end if;
    elsif verb = 'interview.recordInterview' then
      if blocked @> '"S6"' and did(new.application_id, new.actor, array[
        'interview.openExamination', 'interview.recordExamination']) then
        broken := 'SEPARATION_S6';
      end if;
    elsif verb = 'interview.headRefuses' then
      if did(new.application_id, new.actor, array['interview.openExamination', 'interview.recordExamination']) then
        broken := 'SECOND_PERSON_REQUIRED';
      end if;
    elsif not (verb = 'approval.suspend' and new.role = 'INTERVIEWER')
      and proposer_of(new.application_id) = new.actor then
      broken := 'SECOND_PERSON_REQUIRED';
    end if;
    if broken is not null then
      raise exception '%', broken using errcode = 'check_violation', constraint = lower(broken);
    end if;
    return new;
  end $$`,

  `create trigger action_duties before insert on action for each row
    when (split_part(new.kind, '/', 1) in (
      'approval.approve', 'production.qcPass', 'interview.openExamination', 'interview.recordExamination',
      'interview.recordInterview', 'interview.headRefuses', 'approval.suspend', 'approval.reject',
      'approval.confirmDecision', 'approval.declineProposal', 'documents.refusePrevention',
      'interview.examinationClear'))
    execute function separate_duties()`,
];
