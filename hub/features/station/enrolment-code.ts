import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keys } from '#hub/hub-context.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
/** Finds the code's row; the seven characters behind it, 35 bits with five tries, are the secret. */
const SELECTOR = 3;

export function newCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

export function selectorOf(code: string): string {
  return code.slice(0, SELECTOR);
}

/** Only the hub's key makes this digest, so that a copy of the database does not give the codes away. */
export function digestOf(code: string, keys: Pick<Keys, 'sign'>): string {
  return createHash('sha256')
    .update(keys.sign(`enrolment/1 ${code}`))
    .digest('hex');
}

export function isSameDigest(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

/** As it is read out: two groups of five. */
export function spoken(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
