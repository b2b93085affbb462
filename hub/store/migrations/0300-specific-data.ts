import type { Migration } from './migration.ts';

/**
 * Pictures of bodies, each with what becomes of it. What an action brought is noted by a trigger, whichever way the action came, and
 * read by the next round; the row stays when the bytes went, with day and rule.
 */
export const specificData: Migration = {
  version: 300,
  name: 'specific-data',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
  },
};

const KINDS = `('biometrics.capturePhoto/1', 'biometrics.captureFingerprints/1', 'biometrics.captureSignature/1')`;

const STATEMENTS = [
  `create table specific_unread (
    office_id text not null references office (id),
    action_id text not null,
    primary key (office_id, action_id)
  )`,
  `insert into specific_unread select office_id, id from action where kind in ${KINDS}`,
  `create function note_specific() returns trigger language plpgsql as $$
    begin
      insert into specific_unread values (new.office_id, new.id) on conflict do nothing;
      return null;
    end $$`,
  `create trigger action_specific after insert on action for each row when (new.kind in ${KINDS})
    execute function note_specific()`,
  `create table specific_image (
    office_id text not null references office (id),
    attachment_id text not null,
    application_id text not null,
    kind text not null,
    captured_at text not null,
    received_at text,
    erased_at text,
    rule text,
    primary key (office_id, attachment_id, application_id)
  )`,
  `create index specific_image_kept on specific_image (office_id, kind, captured_at) where erased_at is null`,
  `create index specific_image_file on specific_image (office_id, application_id)`,
];
