import { createHash } from 'node:crypto';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { Action } from '#common/domain/applications/rules.ts';

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 over the entry and the hash before it, hex: a change anywhere breaks every later hash. */
export function hashOf(previous: string, { at, actor, desk, event, subject, detail }: AuditEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, at, actor, desk, event, subject, detail]))
    .digest('hex');
}

/** What an entry says about an action: kind, place in the file's list, and a digest of everything that was decided. */
export function actionDetail(action: Action, version: number): string {
  const { id, kind, payload, actor, role, basedOn } = action;
  const digest = createHash('sha256').update(JSON.stringify([id, kind, payload, actor, role, basedOn]));
  return `${kind} v${version} ${digest.digest('hex')}`;
}
