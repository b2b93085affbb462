import { createHash } from 'node:crypto';
import { CodedError } from '#common/contract/coded-error.ts';

/** SHA-256 of nothing: what stands before the first record. */
export const FIRST_HASH = digestOf(new Uint8Array());

export function digestOf(record: Uint8Array): string {
  return createHash('sha256').update(record).digest('hex').toUpperCase();
}

/** Each record's hash contains the one before it, so that none can be left out or put in between unseen. */
export function chainedHash(previous: string, record: Uint8Array): string {
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(Buffer.from(digestOf(record), 'hex'))
    .digest('hex')
    .toUpperCase();
}

/** Throws FINGER_CHAIN_BROKEN for a device that began a chain of its own, FINGER_HASH_WRONG for any other difference. */
export function checkHash(hash: string | null | undefined, previous: string, record: Uint8Array): string {
  const told = hash?.toUpperCase() ?? '';
  const right = chainedHash(previous, record);
  if (told === right) return right;
  const isOwnChain = previous !== FIRST_HASH && told === chainedHash(FIRST_HASH, record);
  throw new CodedError(isOwnChain ? 'FINGER_CHAIN_BROKEN' : 'FINGER_HASH_WRONG');
}
