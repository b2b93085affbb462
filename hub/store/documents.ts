import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { OfficeDocument } from '#common/contract/hub/pull.ts';
import type { Publication } from '#common/contract/hub/publication.ts';
import { markRulesChanged } from './feed.ts';

export type NewDocument = { name: string; body: unknown; feedSeq: number; at: Instant; by: string };

/** Adds the next version of what follows from a head's act; under the office's lock. */
export async function publishDocument(trx: Knex, officeId: string, document: NewDocument): Promise<number> {
  const { name, body, feedSeq, at, by } = document;
  const version = await nextVersion(trx, officeId, name);
  await trx('document').insert({
    office_id: officeId,
    name,
    version,
    body: JSON.stringify(body),
    feed_seq: feedSeq,
    effective_from: at,
    published_by: by,
  });
  // The rules read what stands in these documents.
  await markRulesChanged(trx, officeId, feedSeq);
  return version;
}

/** The caller holds the office's lock: two publications never take one number. */
export async function nextVersion(trx: Knex, officeId: string, name: string): Promise<number> {
  const last: { version: number } | undefined = await trx('document')
    .where({ office_id: officeId, name })
    .orderBy('version', 'desc')
    .first('version');
  return (last?.version ?? 0) + 1;
}

export type SignedDocument = OfficeDocument & { publication: Publication };

/** Adds a version that two persons stand for. The body is taken from the proposal as it lies there. */
export async function insertSigned(
  trx: Knex,
  { name, version, publication }: Omit<SignedDocument, 'body'>,
  { proposalId, feedSeq }: { proposalId: string; feedSeq: number },
): Promise<void> {
  const { office, effectiveFrom, sha256, proposedBy, approvedBy, publishedAt, signature } = publication;
  await trx.raw(
    `insert into document (office_id, name, version, body, feed_seq, effective_from, published_by,
       proposal_id, proposed_by, approved_by, published_at, sha256, signature)
     select ?, ?, ?, body, ?, ?, ?, id, ?, ?, ?, ?, ? from document_proposal where id = ?`,
    [
      office,
      name,
      version,
      feedSeq,
      effectiveFrom,
      approvedBy,
      proposedBy,
      approvedBy,
      publishedAt,
      sha256,
      signature,
      proposalId,
    ],
  );
  await markRulesChanged(trx, office, feedSeq);
}

export const DOCUMENT_COLUMNS = {
  name: 'name',
  version: 'version',
  body: 'body',
  office: 'office_id',
  effectiveFrom: 'effective_from',
  sha256: 'sha256',
  proposedBy: 'proposed_by',
  approvedBy: 'approved_by',
  publishedAt: 'published_at',
  signature: 'signature',
} as const;

/** The columns of a row of a signed document are all there, of another all but the first ones empty: the table checks it. */
export type DocumentRow = Pick<OfficeDocument, 'name' | 'version' | 'body'> &
  Omit<Publication, 'signature'> & { signature: string | null };

export function toDocument({ name, version, body, signature, ...rest }: DocumentRow): OfficeDocument {
  return { name, version, body, publication: signature === null ? null : { ...rest, signature } };
}

/** What a desk begins with: all published versions, and the newest of what follows from a head's acts. */
export async function listDocuments(db: Knex, officeId: string): Promise<OfficeDocument[]> {
  const unsigned: DocumentRow[] = await db('document')
    .where({ office_id: officeId })
    .whereNull('signature')
    .distinctOn('name')
    .orderBy([{ column: 'name' }, { column: 'version', order: 'desc' }])
    .select(DOCUMENT_COLUMNS);
  return [...unsigned.map(toDocument), ...(await listSigned(db, officeId))];
}

/** Every published version, oldest first. */
export async function listSigned(db: Knex, officeId: string): Promise<SignedDocument[]> {
  const rows: (Pick<OfficeDocument, 'name' | 'version' | 'body'> & Publication)[] = await db('document')
    .where({ office_id: officeId })
    .whereNotNull('signature')
    .orderBy(['name', 'version'])
    .select(DOCUMENT_COLUMNS);
  return rows.map(({ name, version, body, ...publication }) => ({ name, version, body, publication }));
}
