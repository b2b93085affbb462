import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Argon2id in Node's thread pool, so that a sign-in does not hold up fifty desks as the desk's own (WASM) would. Writes and
 * reads the same text as `runtime/identity/password.ts`: an account that a desk brings along keeps its password.
 */
const hash = promisify(argon2);

const FULL = { memory: 65_536, passes: 3 } as const;
const TEST = { memory: 1024, passes: 1 } as const;
const FORMAT = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

export type PasswordCost = 'full' | 'test';

export async function hashPassword(password: string, cost: PasswordCost = 'full'): Promise<string> {
  const { memory, passes } = cost === 'full' ? FULL : TEST;
  const nonce = randomBytes(16);
  const tag = await derive(password, { memory, passes, parallelism: 1, nonce, tagLength: 32 });
  return `$argon2id$v=19$m=${memory},t=${passes},p=1$${text(nonce)}$${text(tag)}`;
}

/** False for a text that is no such hash: then nobody can sign in, which an administrator can mend. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = FORMAT.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  });
  return timingSafeEqual(expected, actual);
}

type Setting = { memory: number; passes: number; parallelism: number; nonce: Buffer; tagLength: number };

function derive(password: string, setting: Setting): Promise<Buffer> {
  return hash('argon2id', { message: Buffer.from(password.normalize('NFKC')), ...setting });
}

function text(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
