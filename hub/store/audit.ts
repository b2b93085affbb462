import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import { hashOf } from '#runtime/audit/chain.ts';
import { insertOf, type Bulk } from './bulk.ts';
import { writeTogether, type Write } from './write-together.ts';
import type { OfficePlace } from './feed.ts';

export type NewEntry = AuditEntry & {
  /** Of an entry that a desk made: its own number for it. */
  from?: { deskId: string; deskSeq: number; isConfirmed: boolean };
};

export type ChainRow = AuditEntry & { seq: number; previous: string; hash: string };

/** Where the chain stands after the entries. */
export type ChainEnd = Pick<OfficePlace, 'auditSeq' | 'auditHash'>;

const AUDIT: Bulk = {
  table: 'audit',
  columns: {
    office_id: 'text',
    seq: 'bigint',
    at: 'text',
    actor: 'text',
    desk: 'text',
    event: 'text',
    subject: 'text',
    detail: 'text',
    previous: 'text',
    hash: 'text',
    desk_id: 'text',
    desk_seq: 'bigint',
    unconfirmed: 'boolean',
  },
};

/** Appends to the office's chain. The caller holds the office's lock and writes the new end to its row. */
export async function insertEntries(
  trx: Knex,
  officeId: string,
  end: ChainEnd,
  entries: readonly NewEntry[],
): Promise<ChainEnd> {
  const chained = entriesWrite(officeId, end, entries);
  await writeTogether(trx, [chained.write]);
  return chained.end;
}

/** Entries for the end of the office's chain; each hash covers the entry before. */
export function entriesWrite(
  officeId: string,
  end: ChainEnd,
  entries: readonly NewEntry[],
): { end: ChainEnd; write: Write } {
  let { auditSeq, auditHash } = end;
  const rows = entries.map((entry) => {
    const previous = auditHash;
    auditSeq += 1;
    auditHash = hashOf(previous, entry);
    const { from, at, actor, desk, event, subject, detail } = entry;
    const place = { office_id: officeId, seq: auditSeq, previous, hash: auditHash };
    const origin = {
      desk_id: from?.deskId ?? null,
      desk_seq: from?.deskSeq ?? null,
      unconfirmed: from?.isConfirmed === false,
    };
    return { ...place, ...origin, at, actor, desk, event, subject, detail };
  });
  return { end: { auditSeq, auditHash }, write: insertOf(AUDIT, rows) };
}

export async function writeChainEnd(trx: Knex, officeId: string, end: ChainEnd): Promise<void> {
  await trx('office').where({ id: officeId }).update({ audit_seq: end.auditSeq, audit_hash: end.auditHash });
}

/** The highest number of a desk's own entries that the chain holds. */
export async function lastDeskEntry(db: Knex, deskId: string): Promise<number> {
  const row = await db('audit').where({ desk_id: deskId }).max({ last: 'desk_seq' }).first();
  return Number(row?.['last'] ?? 0);
}

export async function findHash(db: Knex, officeId: string, seq: number): Promise<string | null> {
  const row: { hash: string } | undefined = await db('audit')
    .where({ office_id: officeId, seq })
    .first('hash');
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

/** What the chain says of files' actions, in the order in which they were audited. */
export async function actionDetails(
  db: Knex,
  officeId: string,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, string[]>> {
  const rows: { subject: ApplicationId; detail: string }[] = await db('audit')
    .where({ office_id: officeId, event: 'ACTION' })
    .whereRaw('subject = any(?)', [[...ids]])
    .orderBy('seq')
    .select('subject', 'detail');
  const details = new Map<ApplicationId, string[]>();
  for (const { subject, detail } of rows) details.set(subject, [...(details.get(subject) ?? []), detail]);
  return details;
}

/** A file whose row is gone altogether still stands in the chain, unless two persons let it go and the chain says so. */
export async function findLostFile(db: Knex, officeId: string): Promise<ApplicationId | null> {
  const row: { subject: ApplicationId } | undefined = await db('audit as u')
    .where({ 'u.office_id': officeId, 'u.event': 'ACTION' })
    .whereNotExists(
      (query) => void query.from('application as f').whereRaw('f.id = u.subject').select('f.id'),
    )
    .whereNotExists(
      (query) =>
        void query
          .from('audit as d')
          .join('register_entry as r', (by) =>
            by.on('r.office_id', 'd.office_id').andOn('r.subject', db.raw(`split_part(d.detail, ' ', 1)`)),
          )
          .where({ 'd.office_id': officeId, 'd.event': 'DISPOSE', 'r.register': 'disposals' })
          .where('r.kind', 'approve/1')
          .whereRaw('d.subject = u.subject')
          .select('d.seq'),
    )
    .first('u.subject');
  return row?.subject ?? null;
}
