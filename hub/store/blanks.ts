import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { insertAll } from './bulk.ts';

export type BlankBatch = {
  serials: readonly string[];
  kind: PassportKind;
  pages: 24 | 48;
  reference: string;
  at: Instant;
  /** Place in the feed of the last of them. */
  lastSeq: number;
};

export async function knownBlanks(
  trx: Knex,
  officeId: string,
  serials: readonly string[],
): Promise<string[]> {
  return trx('blank')
    .where({ office_id: officeId })
    .whereRaw('serial = any(?)', [[...serials]])
    .orderBy('serial')
    .pluck('serial');
}

export async function insertBlanks(trx: Knex, officeId: string, batch: BlankBatch): Promise<void> {
  const { serials, kind, pages, reference, at, lastSeq } = batch;
  const columns = {
    office_id: 'text',
    serial: 'text',
    kind: 'text',
    pages: 'integer',
    state: 'text',
    reference: 'text',
    changed_at: 'text',
    feed_seq: 'bigint',
  };
  const rows = serials.map((serial, index) => ({
    office_id: officeId,
    serial,
    kind,
    pages,
    state: 'IN_STOCK',
    reference,
    changed_at: at,
    feed_seq: lastSeq - serials.length + 1 + index,
  }));
  await insertAll(trx, { table: 'blank', columns }, rows);
}
