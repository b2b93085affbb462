import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { runEach } from '#main/records/run-each.ts';

export type FaceTemplate = {
  applicationId: ApplicationId;
  attachmentId: AttachmentId;
  embedding: Float32Array;
};

/** One a file: the face of its newest photo. */
export async function saveTemplate(trx: Knex, template: FaceTemplate, at: Instant): Promise<void> {
  const { embedding } = template;
  const bytes = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
  await trx('face_template')
    .insert({
      application_id: template.applicationId,
      attachment_id: template.attachmentId,
      embedding: bytes,
      taken_at: at,
    })
    .onConflict('application_id')
    .merge();
}

/** Those of the office's other people, newest first. */
export async function templatesOfOthers(
  db: Knex,
  { nik, since, limit }: { nik: string; since: Instant; limit: number },
): Promise<FaceTemplate[]> {
  const rows: { application_id: ApplicationId; attachment_id: AttachmentId; embedding: Buffer }[] = await db(
    'face_template as f',
  )
    .join('application as a', 'a.id', 'f.application_id')
    .where('f.taken_at', '>=', since)
    .whereNot('a.nik', nik)
    .orderBy('f.taken_at', 'desc')
    .limit(limit)
    .select('f.application_id', 'f.attachment_id', 'f.embedding');
  return rows.map((row) => ({
    applicationId: row.application_id,
    attachmentId: row.attachment_id,
    embedding: floatsOf(row.embedding),
  }));
}

/** A photo that was replaced takes its face with it, whichever way the new one came to this desk. */
export async function dropReplacedFaces(trx: Knex, files: readonly Application[]): Promise<void> {
  await runEach(
    trx,
    'delete from face_template where application_id = ? and attachment_id <> ?',
    files.map(({ id, photo }) => [id, photo?.attachmentId ?? '']),
  );
}

/** Older than the office keeps them; all of them where it keeps none. */
export async function dropTemplates(db: Knex, before: Instant | null): Promise<number> {
  const asked = db('face_template');
  if (before !== null) void asked.where('taken_at', '<', before);
  return asked.delete();
}

/** A copy: the buffer that SQLite hands out may begin anywhere. */
function floatsOf(bytes: Buffer): Float32Array {
  const own = new Uint8Array(bytes);
  return new Float32Array(own.buffer, 0, Math.floor(own.byteLength / 4));
}
