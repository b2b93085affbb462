import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AuditCheck } from '#common/contract/ipc/office.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Action } from '#common/domain/applications/rules.ts';

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
  /** Codes, ids and digests, and the reason that an officer gave; never a name or a number of a person from a file. */
  detail: string;
};

/** What an entry says about an action: kind, place in the file's list, and a digest of everything that was decided. */
export function actionDetail(action: Action, version: number): string {
  const { id, kind, payload, actor, role, basedOn } = action;
  const digest = createHash('sha256').update(JSON.stringify([id, kind, payload, actor, role, basedOn]));
  return `${kind} v${version} ${digest.digest('hex')}`;
}

/** The details of a file's actions in the order in which they were audited. */
export async function actionDetails(db: Knex, applicationId: ApplicationId): Promise<readonly string[]> {
  const rows: { detail: string }[] = await db('audit')
    .where({ subject: applicationId, event: 'ACTION' })
    .orderBy('seq')
    .select('detail');
  return rows.map(({ detail }) => detail);
}

const GENESIS = '0'.repeat(64);

/** Appends one entry whose hash covers the entry before it: a change anywhere breaks every later hash. */
export async function appendAudit(trx: Knex, entry: AuditEntry): Promise<void> {
  const last: { hash: string } | undefined = await trx('audit').orderBy('seq', 'desc').first('hash');
  const previous = last?.hash ?? GENESIS;
  await trx('audit').insert({ ...entry, previous, hash: hashOf(previous, entry) });
}

/** Walks the chain from its beginning. */
export async function verifyChain(db: Knex): Promise<Omit<AuditCheck, 'files' | 'brokenFile'>> {
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
