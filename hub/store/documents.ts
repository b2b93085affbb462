import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import type { OfficeDocument } from '#common/contract/hub/pull.ts';
import { markRulesChanged } from './feed.ts';

export type NewDocument = { name: string; body: unknown; feedSeq: number; at: Instant; by: string };

/** Adds the next version of a document under the office's lock. */
export async function publishDocument(trx: Knex, officeId: string, document: NewDocument): Promise<number> {
  const { name, body, feedSeq, at, by } = document;
  const last: { version: number } | undefined = await trx('document')
    .where({ office_id: officeId, name })
    .orderBy('version', 'desc')
    .first('version');
  const version = (last?.version ?? 0) + 1;
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

/** The newest version of each name. */
export async function listDocuments(db: Knex, officeId: string): Promise<OfficeDocument[]> {
  const { rows }: { rows: OfficeDocument[] } = await db.raw(
    `select distinct on (name) name, version, body from document where office_id = ? order by name, version desc`,
    [officeId],
  );
  return rows;
}

/** The office's own numbers about its desks; what it has not decided stands as the schema says. */
export async function readPolicy(db: Knex, officeId: string): Promise<HubPolicy> {
  const row: { body: unknown } | undefined = await db('document')
    .where({ office_id: officeId, name: 'policy' })
    .orderBy('version', 'desc')
    .first('body');
  return HubPolicy.parse(row?.body ?? {});
}
