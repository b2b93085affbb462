import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';
import { CodedError } from '#common/contract/coded-error.ts';

/** OWASP's second argon2id setting scaled up: 64 MiB, 3 passes, one lane. */
const COST = { memorySize: 65_536, iterations: 3, parallelism: 1, hashLength: 32 } as const;
const TEST_COST = { ...COST, memorySize: 1024, iterations: 1 } as const;

export type PasswordCost = 'full' | 'test';

export async function hashPassword(password: string, cost: PasswordCost = 'full'): Promise<string> {
  const setting = cost === 'full' ? COST : TEST_COST;
  return argon2id({
    ...setting,
    password: password.normalize('NFKC'),
    salt: randomBytes(16),
    outputType: 'encoded',
  });
}

export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  return argon2Verify({ password: password.normalize('NFKC'), hash });
}

const MIN_LENGTH = 10;

/** Throws PASSWORD_WEAK with the length that is asked for. */
export function assertStrongPassword(password: string, username: string): void {
  if (isWeakPassword(password, username)) throw new CodedError('PASSWORD_WEAK', { min: MIN_LENGTH });
}

/** Length beats rules: enough characters that are not one character repeated and not the name itself. */
function isWeakPassword(password: string, username: string): boolean {
  if ([...password].length < MIN_LENGTH) return true;
  if (new Set(password).size < 4) return true;
  return password.toLowerCase().includes(username.toLowerCase());
}
