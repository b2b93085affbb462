import type { Knex } from 'knex';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { Publication, type Acknowledgement } from '#common/contract/hub/publication.ts';

export type StoredDocument = { name: string; version: number; body: unknown; publication: Publication };

/** A version is kept for good: a file may stand under it for years. */
export async function keepDocument(
  trx: Knex,
  { name, version, body, publication }: StoredDocument,
  receivedAt: Instant,
): Promise<void> {
  await trx('office_document')
    .insert({
      name,
      version,
      sha256: publication.sha256,
      effective_from: publication.effectiveFrom,
      body: JSON.stringify(body),
      publication: JSON.stringify(publication),
      received_at: receivedAt,
    })
    .onConflict(['name', 'version', 'sha256'])
    .ignore();
}

/** In the order in which they were published, so that of two under one number the later one counts. */
export async function listDocuments(db: Knex): Promise<StoredDocument[]> {
  const rows: { name: string; version: number; body: string; publication: string }[] = await db(
    'office_document',
  )
    .orderByRaw(`name, version, publication ->> 'publishedAt'`)
    .select('name', 'version', 'body', 'publication');
  return rows.map(({ name, version, body, publication }) => ({
    name,
    version,
    body: JSON.parse(body) as unknown,
    publication: Publication.parse(JSON.parse(publication)),
  }));
}

/** What the hub has: nothing waits any more. */
export async function keepAcknowledgements(trx: Knex, read: readonly Acknowledgement[]): Promise<void> {
  for (const { name, version, by, at } of read) {
    await trx('acknowledgement')
      .insert({ name, version, account_id: by, at, is_waiting: 0 })
      .onConflict(['name', 'version', 'account_id'])
      .merge();
  }
}

/** Said at this desk; a second time changes nothing. */
export async function addAcknowledgement(trx: Knex, read: Acknowledgement): Promise<void> {
  const { name, version, by, at } = read;
  await trx('acknowledgement')
    .insert({ name, version, account_id: by, at, is_waiting: 1 })
    .onConflict(['name', 'version', 'account_id'])
    .ignore();
}

const COLUMNS = { name: 'name', version: 'version', by: 'account_id', at: 'at' } as const;

export async function listAcknowledgements(db: Knex): Promise<Acknowledgement[]> {
  return db('acknowledgement').orderBy('at').select(COLUMNS);
}

export async function waitingAcknowledgements(db: Knex, limit: number): Promise<Acknowledgement[]> {
  return db('acknowledgement').where({ is_waiting: 1 }).orderBy('at').limit(limit).select(COLUMNS);
}

export async function acknowledgedVersions(db: Knex, name: string, by: UserId): Promise<Set<number>> {
  const versions: number[] = await db('acknowledgement').where({ name, account_id: by }).pluck('version');
  return new Set(versions);
}

/** The hub has answered; what it did not keep was of nobody whom it knows, and is not offered for ever. */
export async function answered(trx: Knex, read: readonly Acknowledgement[]): Promise<void> {
  for (const { name, version, by } of read) {
    await trx('acknowledgement').where({ name, version, account_id: by }).update({ is_waiting: 0 });
  }
}
