import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { forgetMeta, readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import type { DeskKeyPair } from './hub-client.ts';

/** In the encrypted database: whoever can read it there can read everything that it protects. */
const KEY = 'deskKey';

export async function makeDeskKey(): Promise<DeskKeyPair> {
  return generateKeyPair('ES256', { extractable: true });
}

export async function keepDeskKey(db: DeskDatabase, { privateKey }: DeskKeyPair): Promise<void> {
  await writeMeta(db, KEY, JSON.stringify(await exportJWK(privateKey)));
}

/** A key that a hub has shut out opens nothing any more. */
export async function forgetDeskKey(db: DeskDatabase): Promise<void> {
  await forgetMeta(db, KEY);
}

/** Null for a desk that never joined a hub. */
export async function readDeskKey(db: DeskDatabase): Promise<DeskKeyPair | null> {
  const stored = await readMeta(db, KEY);
  if (stored === null) return null;
  const jwk: JWK = JSON.parse(stored);
  const { kty, crv, x, y } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    importJWK(jwk, 'ES256'),
    importJWK({ kty, crv, x, y }, 'ES256', { extractable: true }),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) return null;
  return { privateKey, publicKey };
}
