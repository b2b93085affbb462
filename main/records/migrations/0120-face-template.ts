import type { Migration } from './migration.ts';

/**
 * Faces of this desk's photos for the office's own check, only where the office switched it on. One a file, and it goes with
 * its file in the same transaction; never in the outbox, so it never leaves the desk.
 */
export const faceTemplate: Migration = {
  version: 120,
  name: 'face-template',
  async up(trx) {
    await trx.raw(`create table face_template (
      application_id text not null primary key references application (id) on delete cascade,
      attachment_id text not null,
      embedding blob not null,
      taken_at text not null
    )`);
    await trx.raw('create index face_template_taken on face_template (taken_at)');
  },
};
