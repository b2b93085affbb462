import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import { rawPublic, UpdateKeys } from '#runtime/updates/feed-signature.ts';
import { ReleaseProblem } from './problem.ts';

/** The public keys that a build of this checkout believes. */
export const KEYS_FILE = path.resolve(import.meta.dirname, '../../resources/updates/keys.json');

/** The key that signs lists of updates and the statement of origin: Ed25519, PKCS #8, PEM, from the file that LOKET_RELEASE_KEY names. */
export function releaseKey(env: Readonly<Record<string, string | undefined>>): KeyObject | null {
  const file = env['LOKET_RELEASE_KEY'];
  return file ? privateKeyOf(file, 'LOKET_RELEASE_KEY') : null;
}

/** Throws a problem that begins with `what` when the file is missing or holds no private Ed25519 key. */
export function privateKeyOf(file: string, what: string): KeyObject {
  return ed25519(file, what, createPrivateKey);
}

/** Takes the private half too: the public one is in it. */
export function publicKeyOf(file: string, what: string): KeyObject {
  return ed25519(file, what, createPublicKey);
}

function ed25519(file: string, what: string, read: (pem: Buffer) => KeyObject): KeyObject {
  if (!existsSync(file)) throw new ReleaseProblem(`${what}: there is no file ${file}`);
  let key;
  try {
    key = read(readFileSync(file));
  } catch {
    throw new ReleaseProblem(`${what}: ${file} is no key in PEM that can be read`);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new ReleaseProblem(`${what}: ${file} is no Ed25519 key`);
  return key;
}

/** Throws a problem when the file is missing or is no list of keys: guessing here would believe nobody. */
export function believedKeys(file = KEYS_FILE): UpdateKeys {
  if (!existsSync(file)) throw new ReleaseProblem(`There is no list of believed keys ${file}`);
  const parsed = UpdateKeys.safeParse(jsonOrNull(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new ReleaseProblem(`${file} is no list of believed keys`);
  return parsed.data;
}

/** Whether a build that holds these keys believes what this one signs. */
export function isBelieved(key: KeyObject, believed: UpdateKeys): boolean {
  const publicKey = createPublicKey(key);
  return Object.hasOwn(believed, keyIdOf(publicKey)) && believed[keyIdOf(publicKey)] === rawPublic(publicKey);
}

/** For builds that nobody installs; made once, and believed by nobody who was not told to. Its public half lies beside it as `.pub`. */
export function trialKey(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    writeFileSync(`${file}.pub`, createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }));
  }
  return createPrivateKey(readFileSync(file));
}
