import type { Knex } from 'knex';
import type { AuditCheck } from '#common/contract/ipc/office.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { GENESIS, hashOf } from '#runtime/audit/chain.ts';

/** The details of a file's actions in the order in which they were audited. */
export async function actionDetails(db: Knex, applicationId: ApplicationId): Promise<readonly string[]> {
  const rows: { detail: string }[] = await db('audit')
    .where({ subject: applicationId, event: 'ACTION' })
    .orderBy('seq')
    .select('detail');
  return rows.map(({ detail }) => detail);
}

/** Appends one entry whose hash covers the entry before it: a change anywhere breaks every later hash. */
export async function appendAudit(trx: Knex, entry: AuditEntry): Promise<void> {
  const { previous } = await chainEnd(trx);
  await trx('audit').insert({ ...entry, previous, hash: hashOf(previous, entry) });
}

const LEAP = 1_000_000;

/**
 * The first entry of records that came back from a copy. The hub counts a desk's entries and may have had later ones of this desk under the
 * next numbers; these begin where that desk never came to. The chain itself has no gap.
 */
export async function appendAfterLeap(trx: Knex, entry: AuditEntry): Promise<void> {
  const { seq, previous } = await chainEnd(trx);
  await trx('audit').insert({ seq: seq + LEAP, ...entry, previous, hash: hashOf(previous, entry) });
}

async function chainEnd(trx: Knex): Promise<{ seq: number; previous: string }> {
  const last: { seq: number; hash: string } | undefined = await trx('audit')
    .orderBy('seq', 'desc')
    .first('seq', 'hash');
  return { seq: last?.seq ?? 0, previous: last?.hash ?? GENESIS };
}

/** Walks the chain from its beginning. */
export async function verifyChain(
  db: Knex,
): Promise<Omit<AuditCheck, 'files' | 'brokenFile' | 'brokenBlank'>> {
  let previous = GENESIS;
  let entries = 0;
  let after = 0;
  for (;;) {
    const rows: (AuditEntry & { seq: number; previous: string; hash: string })[] = await db('audit')
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1000)
      .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail', 'previous', 'hash');
    for (const row of rows) {
      if (row.previous !== previous || row.hash !== hashOf(previous, row)) {
        return { entries, isIntact: false, brokenAt: row.seq };
      }
      previous = row.hash;
      entries += 1;
      after = row.seq;
    }
    if (rows.length === 0) return { entries, isIntact: true, brokenAt: null };
  }
}

/** The entries behind `seq`, for the hub. Actions are left out: the hub writes its own entry when it accepts one. */
export async function auditAfter(
  db: Knex,
  seq: number,
  limit: number,
): Promise<{ deskSeq: number; entry: AuditEntry }[]> {
  const rows: (AuditEntry & { seq: number })[] = await db('audit')
    .where('seq', '>', seq)
    .whereNot({ event: 'ACTION' })
    .orderBy('seq')
    .limit(limit)
    .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail');
  return rows.map(({ seq: deskSeq, ...entry }) => ({ deskSeq, entry }));
}

export async function lastAuditSeq(db: Knex): Promise<number> {
  const row: { seq: number } | undefined = await db('audit').orderBy('seq', 'desc').first('seq');
  return row?.seq ?? 0;
}
