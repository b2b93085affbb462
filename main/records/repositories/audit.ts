import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditCheck } from '#common/contract/ipc/office.ts';
import type { Instant } from '#common/kernel/instant.ts';

export type AuditEvent =
  | 'ACTION'
  | 'VIEW'
  | 'REVEAL'
  | 'SEARCH'
  | 'SIGN_IN'
  | 'SIGN_IN_FAILED'
  | 'SIGN_OUT'
  | 'LOCK'
  | 'UNLOCK'
  | 'ACCOUNT'
  | 'REFUSED'
  | 'STOCK'
  | 'OUTAGE'
  | 'SETTING'
  | 'IMPORT';

export type AuditEntry = {
  at: Instant;
  actor: string;
  desk: string;
  event: AuditEvent;
  /** Application, account or serial that it is about. */
  subject: string;
  /** Codes and ids only; never a name or a number of a person. */
  detail: string;
};

const GENESIS = '0'.repeat(64);

/** Appends one entry whose hash covers the entry before it: a change anywhere breaks every later hash. */
export async function appendAudit(trx: Knex, entry: AuditEntry): Promise<void> {
  const last: { hash: string } | undefined = await trx('audit').orderBy('seq', 'desc').first('hash');
  const previous = last?.hash ?? GENESIS;
  await trx('audit').insert({ ...entry, previous, hash: hashOf(previous, entry) });
}

/** Walks the chain from its beginning. */
export async function verifyAudit(db: Knex): Promise<AuditCheck> {
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

function hashOf(previous: string, { at, actor, desk, event, subject, detail }: AuditEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actor, desk, event, subject, detail]))
    .digest('hex');
}
