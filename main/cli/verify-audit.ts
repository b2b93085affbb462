import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { CodedError } from '#common/contract/coded-error.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import { readAnchors } from '#runtime/audit/anchors.ts';
import { findHash } from '#main/records/repositories/audit-search.ts';
import { readSyncState } from '#main/records/repositories/sync-state.ts';
import { lastAuditSeq } from '#main/records/repositories/audit.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { openDatabase } from '#main/records/open-database.ts';
import { fromRecoveryText } from '#main/settings/keys.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';

/**
 * The audit of one desk, without its program: `--desk FOLDER` is the data folder, the recovery text comes on standard input,
 * never as an argument, which others can list. `--anchor FILE` holds heads of closed days that were kept elsewhere, one a line.
 * Prints one JSON line; 1 when something is not as it was written.
 */
async function run(args: string[]): Promise<number> {
  const options = { desk: { type: 'string' }, anchor: { type: 'string' } } as const;
  const { desk: folder, anchor } = parseArgs({ args, options, strict: true }).values;
  if (folder === undefined) {
    process.stderr.write('npm run audit:verify -- --desk FOLDER [--anchor FILE] < recovery-text\n');
    return 2;
  }
  const [dataKey] = (await text(process.stdin)).trim().split(/\s+/).map(fromRecoveryText);
  if (!dataKey) throw new CodedError('DATABASE_KEY_LOST', { reason: 'RECOVERY_TEXT' });
  const db = await openAny(join(folder, 'desk.db'), dataKey);
  try {
    const check = await verifyAudit(db);
    const tail = await missingTail(db);
    const rewrittenAt = anchor === undefined ? null : await findRewritten(db, readAnchors(anchor));
    const isIntact = check.isIntact && tail === null && rewrittenAt === null;
    const line = { where: 'desk', ...check, isIntact, missingTail: tail, rewrittenAt };
    process.stdout.write(`${JSON.stringify(line)}\n`);
    return isIntact ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

/** The hub knows how far this desk's chain had come; what ends before that was cut. */
async function missingTail(db: DeskDatabase): Promise<number | null> {
  const known = (await readSyncState(db))?.auditSeq ?? 0;
  return (await lastAuditSeq(db)) < known ? known : null;
}

/** The first kept head that the chain does not hold: it was written anew, or cut before it. */
async function findRewritten(db: DeskDatabase, heads: readonly SignedHead[]): Promise<number | null> {
  for (const { seq, hash } of heads.toSorted((left, right) => left.seq - right.seq)) {
    if (seq > 0 && (await findHash(db, seq)) !== hash) return seq;
  }
  return null;
}

async function openAny(filename: string, key: Buffer): Promise<DeskDatabase> {
  try {
    return await openDatabase({ filename, key });
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'DATABASE_KEY_LOST') throw error;
    return openDatabase({ filename, key, cipher: 'chacha20' });
  }
}

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof CodedError)) throw error;
  process.stderr.write(`${error.code}\n`);
  return 1;
});
