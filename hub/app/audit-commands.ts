import { parseArgs } from 'node:util';
import { CodedError } from '#common/contract/coded-error.ts';
import { signedHead } from '#hub/features/audit/signed-head.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import { readAnchors } from '#runtime/audit/anchors.ts';
import type { OpenHub } from './open-hub.ts';

/** One line for the safe, signed: whoever has it proves later what stood in the chain. */
export async function printHead({ hub, officeId }: OpenHub): Promise<string> {
  if (officeId === null) throw new CodedError('HUB_NOT_SET_UP');
  return JSON.stringify(await signedHead(hub, hub.store, officeId));
}

/**
 * Walks the office's chain and its files. `--anchor FILE` holds heads that were kept elsewhere, one a line: they find a chain
 * that somebody with database and key has written anew. Throws AUDIT_BROKEN.
 */
export async function verifyAudit({ hub, officeId }: OpenHub, args: string[]): Promise<string> {
  if (officeId === null) throw new CodedError('HUB_NOT_SET_UP');
  const { values } = parseArgs({ args, options: { anchor: { type: 'string' } }, strict: true });
  const heads = values.anchor === undefined ? [] : readAnchors(values.anchor);
  const check = await verifyChain(hub.store, officeId, { heads, hubKey: hub.keys.hubKey });
  if (check.problem !== null) {
    throw new CodedError('AUDIT_BROKEN', { problem: check.problem, at: String(check.at ?? '') });
  }
  return JSON.stringify({ where: 'hub', anchors: heads.length, ...check });
}
