import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';

const FILE = 'keys.json';

const Stored = z.strictObject({
  /** Ed25519, PKCS #8, base64: signs heads of the audit chain and the office's documents. */
  signing: z.string(),
  /** Ed25519, PKCS #8, base64: signs the tokens of desks and people. */
  tokens: z.string(),
  /** 32 bytes, base64: names and seals attachments. */
  attachments: z.string(),
});

export type HubKeys = {
  /** base64url. */
  sign(text: string): string;
  /** Raw Ed25519 public key, base64url. */
  hubKey: string;
  attachmentKey: Buffer;
  tokenKey: KeyObject;
};

/**
 * The hub's own keys, made at the first start. A hub that holds data and has lost them stops with DATABASE_KEY_LOST: new
 * keys would leave every attachment closed for ever and make every desk distrust the hub.
 */
export function openKeys(folder: string, hasData: boolean): HubKeys {
  const path = join(folder, FILE);
  if (!existsSync(path)) {
    if (hasData) throw new CodedError('DATABASE_KEY_LOST');
    writeKeys(folder, path);
  }
  return toKeys(readStored(path));
}

function readStored(path: string): z.infer<typeof Stored> {
  // A copy from a backup may have come back readable for others.
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  try {
    return Stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || error instanceof z.ZodError;
    throw isUnreadable ? new CodedError('DATABASE_KEY_LOST') : error;
  }
}

function toKeys({ signing, tokens, attachments }: z.infer<typeof Stored>): HubKeys {
  const signingKey = fromPkcs8(signing);
  // The last 32 bytes of an Ed25519 SPKI are the key itself.
  const spki = createPublicKey(signingKey).export({ format: 'der', type: 'spki' });
  return {
    sign: (text) => sign(null, Buffer.from(text), signingKey).toString('base64url'),
    hubKey: spki.subarray(-32).toString('base64url'),
    attachmentKey: Buffer.from(attachments, 'base64'),
    tokenKey: fromPkcs8(tokens),
  };
}

/** Whole or not at all, and never readable for others, not even for a moment. */
function writeKeys(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stored = { signing: newKey(), tokens: newKey(), attachments: randomBytes(32).toString('base64') };
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(stored)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

function fromPkcs8(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
}
