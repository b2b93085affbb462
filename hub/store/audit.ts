import type { Knex } from 'knex';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import { hashOf } from '#runtime/audit/chain.ts';
import { bulk } from './bulk.ts';
import type { OfficePlace } from './feed.ts';

export type NewEntry = AuditEntry & {
  /** Of an entry that a desk made: its own number for it. */
  from?: { deskId: string; deskSeq: number };
};

export type ChainRow = AuditEntry & { seq: number; previous: string; hash: string };

/** Where the chain stands after the entries. */
export type ChainEnd = Pick<OfficePlace, 'auditSeq' | 'auditHash'>;

/**
 * Appends to the office's chain; each hash covers the entry before. The caller holds the office's lock and writes the new
 * end to its row.
 */
export async function insertEntries(
  trx: Knex,
  officeId: string,
  end: ChainEnd,
  entries: readonly NewEntry[],
): Promise<ChainEnd> {
  if (entries.length === 0) return end;
  let { auditSeq, auditHash } = end;
  const rows = entries.map((entry) => {
    const previous = auditHash;
    auditSeq += 1;
    auditHash = hashOf(previous, entry);
    return { seq: auditSeq, previous, hash: auditHash, ...entry };
  });
  await bulk(
    trx,
    `insert into audit (office_id, seq, at, actor, desk, event, subject, detail, previous, hash, desk_id, desk_seq)
     select ?, * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
       ?::text[], ?::text[], ?::bigint[])`,
    [
      officeId,
      rows.map(({ seq }) => seq),
      rows.map(({ at }) => at),
      rows.map(({ actor }) => actor),
      rows.map(({ desk }) => desk),
      rows.map(({ event }) => event),
      rows.map(({ subject }) => subject),
      rows.map(({ detail }) => detail),
      rows.map(({ previous }) => previous),
      rows.map(({ hash }) => hash),
      rows.map(({ from }) => from?.deskId ?? null),
      rows.map(({ from }) => from?.deskSeq ?? null),
    ],
  );
  return { auditSeq, auditHash };
}

export async function writeChainEnd(trx: Knex, officeId: string, end: ChainEnd): Promise<void> {
  await trx('office')
    .where({ id: officeId })
    .update({ audit_seq: end.auditSeq, audit_hash: end.auditHash });
}

/** The highest number of a desk's own entries that the chain holds. */
export async function lastDeskEntry(db: Knex, deskId: string): Promise<number> {
  const row = await db('audit').where({ desk_id: deskId }).max({ last: 'desk_seq' }).first();
  return Number(row?.['last'] ?? 0);
}

export async function findHash(db: Knex, officeId: string, seq: number): Promise<string | null> {
  const row: { hash: string } | undefined = await db('audit').where({ office_id: officeId, seq }).first('hash');
  return row?.hash ?? null;
}

export async function listChain(
  db: Knex,
  officeId: string,
  { after, limit }: { after: number; limit: number },
): Promise<ChainRow[]> {
  return db('audit')
    .where({ office_id: officeId })
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail', 'previous', 'hash');
}
