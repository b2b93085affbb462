import type { Knex } from 'knex';
import type { ApplicationId, AttachmentId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Outage } from '#common/contract/ipc/office.ts';
import { insertEach } from '#main/records/run-each.ts';

export async function readMeta(db: Knex, key: string): Promise<string | null> {
  const row: { value: string } | undefined = await db('meta').where({ key }).first('value');
  return row?.value ?? null;
}

export async function writeMeta(db: Knex, key: string, value: string): Promise<void> {
  await db('meta').insert({ key, value }).onConflict('key').merge();
}

export async function forgetMeta(db: Knex, key: string): Promise<void> {
  await db('meta').where({ key }).delete();
}

const COUNTS_FROM = 'countsFrom';
/** More than a desk gives out of any series in a day. */
const LEAP = 500;

/** The next number of a day's series, from 1: tickets per lane, the handover register. */
export async function nextCount(trx: Knex, name: string, day: PlainDate): Promise<number> {
  const floor = await countsFrom(trx, day);
  const rows: { value: number }[] = await trx.raw(
    `insert into counter (name, day, value) values (?, ?, ? + 1)
     on conflict (name, day) do update set value = max(value, ?) + 1 returning value`,
    [name, day, floor, floor],
  );
  return rows[0]?.value ?? 1;
}

/** Records that came back from a copy do not know which numbers were given out since: the rest of the day goes on far above them. */
export async function leapCounts(trx: Knex, day: PlainDate): Promise<void> {
  const from = (await countsFrom(trx, day)) + LEAP;
  await writeMeta(trx, COUNTS_FROM, JSON.stringify({ day, from }));
}

async function countsFrom(trx: Knex, day: PlainDate): Promise<number> {
  const stored = await readMeta(trx, COUNTS_FROM);
  if (stored === null) return 0;
  const leap: { day: PlainDate; from: number } = JSON.parse(stored);
  return leap.day === day ? leap.from : 0;
}

export async function saveDraft(
  db: Knex,
  draft: { accountId: UserId; applicationId: ApplicationId; form: string; content: string; savedAt: Instant },
): Promise<void> {
  await db('draft')
    .insert({
      account_id: draft.accountId,
      application_id: draft.applicationId,
      form: draft.form,
      content: draft.content,
      saved_at: draft.savedAt,
    })
    .onConflict(['account_id', 'application_id', 'form'])
    .merge();
}

export async function findDraft(
  db: Knex,
  accountId: UserId,
  applicationId: ApplicationId,
  form: string,
): Promise<{ content: string; savedAt: Instant } | null> {
  const row = await db('draft')
    .where({ account_id: accountId, application_id: applicationId, form })
    .first('content', 'saved_at');
  return row ? { content: row.content, savedAt: row.saved_at } : null;
}

/** A finished step leaves no draft behind. */
export async function dropDrafts(trx: Knex, accountId: UserId, applicationId: ApplicationId): Promise<void> {
  await trx('draft').where({ account_id: accountId, application_id: applicationId }).delete();
}

export type AttachmentOfFile = {
  id: AttachmentId;
  mediaType: string;
  bytes: number;
  applicationId: ApplicationId;
};

/** Of one that is known already only the new use is noted. */
export async function recordAttachments(
  trx: Knex,
  attachments: readonly AttachmentOfFile[],
  at: Instant,
): Promise<void> {
  const rows = attachments.map(({ id, mediaType, bytes }) => ({
    id,
    media_type: mediaType,
    bytes,
    added_at: at,
  }));
  await insertEach(trx, 'attachment', rows, 'on conflict do nothing');
  const uses = attachments.map(({ id, applicationId }) => ({
    application_id: applicationId,
    attachment_id: id,
  }));
  await insertEach(trx, 'attachment_use', uses, 'on conflict do nothing');
}

export async function recordAttachment(
  trx: Knex,
  { at, ...attachment }: AttachmentOfFile & { at: Instant },
): Promise<void> {
  await recordAttachments(trx, [attachment], at);
}

/** The media type, only when the attachment belongs to the file: knowing an id opens nothing. */
export async function findAttachment(
  db: Knex,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<{ mediaType: string } | null> {
  const row = await db('attachment_use as u')
    .join('attachment as t', 't.id', 'u.attachment_id')
    .where({ 'u.application_id': applicationId, 'u.attachment_id': id })
    .first('t.media_type');
  return row ? { mediaType: row.media_type } : null;
}

/** Every attachment of a file. */
export async function attachmentsOf(
  db: Knex,
  applicationId: ApplicationId,
): Promise<ReadonlySet<AttachmentId>> {
  const rows: { attachment_id: AttachmentId }[] = await db('attachment_use')
    .where({ application_id: applicationId })
    .select('attachment_id');
  return new Set(rows.map((row) => row.attachment_id));
}

export async function listOutages(db: Knex): Promise<Outage[]> {
  const rows = await db('outage as o')
    .leftJoin('account as c', 'c.id', 'o.by_account')
    .orderBy('o.started_at', 'desc')
    .limit(50)
    .select('o.id', 'o.started_at', 'o.ended_at', 'o.reason', 'c.display_name');
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    reason: row.reason,
    byName: row.display_name ?? '',
  }));
}

export async function isOutageDeclared(db: Knex): Promise<boolean> {
  return (await db('outage').whereNull('ended_at').first('id')) !== undefined;
}

export async function beginOutage(
  db: Knex,
  outage: { id: string; at: Instant; reason: string; by: UserId },
): Promise<void> {
  await db('outage').insert({
    id: outage.id,
    started_at: outage.at,
    ended_at: null,
    reason: outage.reason,
    by_account: outage.by,
  });
}

export async function endOutage(db: Knex, at: Instant): Promise<void> {
  await db('outage').whereNull('ended_at').update({ ended_at: at });
}

/** Takes over the hub's list of declared outages. */
export async function replaceOutages(
  trx: Knex,
  outages: readonly {
    id: string;
    startedAt: Instant;
    endedAt: Instant | null;
    reason: string;
    by: UserId;
  }[],
): Promise<void> {
  await trx('outage').delete();
  for (const { id, startedAt, endedAt, reason, by } of outages) {
    await trx('outage').insert({
      id,
      started_at: startedAt,
      ended_at: endedAt,
      reason,
      by_account: by,
    });
  }
}

export async function listImportProfiles(db: Knex): Promise<string[]> {
  return db('import_profile').orderBy('name').pluck('profile');
}

export async function saveImportProfile(db: Knex, name: string, profile: string): Promise<void> {
  await db('import_profile').insert({ name, profile }).onConflict('name').merge();
}
