import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

export type LoosePrint = { id: AttachmentId; applicationId: ApplicationId };

/** Which prints to look at: of one file, or those that came in between two moments. */
export type PrintsOf =
  { mediaType: string; applicationId: ApplicationId } | { mediaType: string; from: Instant; to: Instant };

/**
 * Prints that nothing names any more, a draft neither: tries that a better one took the place of, or that nobody recorded.
 */
export async function loosePrints(db: Knex, wanted: PrintsOf): Promise<LoosePrint[]> {
  return unrecorded(db, wanted).whereRaw(
    'not exists (select 1 from draft as d where d.application_id = u.application_id and instr(d.content, t.id) > 0)',
  );
}

/** Those that no action of their file names, whatever became of it, nor the file as it is shown: nothing for the hub. */
export function unrecorded(
  db: Knex,
  { mediaType, ...wanted }: PrintsOf,
): Knex.QueryBuilder<object, LoosePrint[]> {
  const asked = db('attachment as t')
    .join('attachment_use as u', 'u.attachment_id', 't.id')
    .where('t.media_type', mediaType)
    .whereRaw(
      `not exists (select 1 from action as a where a.application_id = u.application_id
         and a.kind = 'biometrics.captureFingerprints/1' and instr(a.payload, t.id) > 0)`,
    )
    .whereRaw(
      'not exists (select 1 from application as f where f.id = u.application_id and instr(f.snapshot, t.id) > 0)',
    );
  if ('applicationId' in wanted) void asked.where('u.application_id', wanted.applicationId);
  else void asked.whereBetween('t.added_at', [wanted.from, wanted.to]);
  return asked.select({ id: 't.id', applicationId: 'u.application_id' });
}

/** Answers those whose bytes nobody needs now. */
export async function dropPrints(trx: Knex, prints: readonly LoosePrint[]): Promise<AttachmentId[]> {
  const gone: AttachmentId[] = [];
  for (const { id, applicationId } of prints) {
    await trx('attachment_use').where({ application_id: applicationId, attachment_id: id }).delete();
    if (await trx('attachment_use').where({ attachment_id: id }).first('attachment_id')) continue;
    await trx('attachment_upload').where({ attachment_id: id }).delete();
    await trx('attachment').where({ id }).delete();
    gone.push(id);
  }
  return gone;
}
