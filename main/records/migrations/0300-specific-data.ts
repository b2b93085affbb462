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
  `create table specific_unread (action_id text not null primary key) without rowid`,
  `insert into specific_unread select id from action where kind in ${KINDS}`,
  `create trigger specific_noted after insert on action when new.kind in ${KINDS}
    begin insert into specific_unread values (new.id) on conflict do nothing; end`,
  `create table specific_image (
    attachment_id text not null,
    application_id text not null,
    kind text not null,
    captured_at text not null,
    received_at text,
    erased_at text,
    rule text,
    primary key (attachment_id, application_id)
  ) without rowid`,
  `create index specific_image_kept on specific_image (kind, captured_at) where erased_at is null`,
  `create index specific_image_file on specific_image (application_id)`,
];
