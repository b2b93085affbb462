import { createHash, randomUUID, type webcrypto } from 'node:crypto';
import { exportJWK, SignJWT, type JWK } from 'jose';
import { beforeEach, expect, it } from 'vitest';
import { toInstant } from '#common/kernel/instant.ts';
import { ProofChecker } from './dpop.ts';

const PROVEN = { method: 'GET', url: 'http://hub/v1/pull', accessToken: 'token' };

let keys: webcrypto.CryptoKeyPair;
let jwk: JWK;
let checker: ProofChecker;

beforeEach(async () => {
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await exportJWK(keys.publicKey);
  jwk = { kty, crv, x, y };
  checker = new ProofChecker({ now: () => toInstant(new Date()) });
});

function proof(sent: JWK, signedBy = keys.privateKey): Promise<string> {
  const ath = createHash('sha256').update(PROVEN.accessToken).digest('base64url');
  return new SignJWT({ htm: 'GET', htu: PROVEN.url, jti: randomUUID(), ath })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: sent })
    .setIssuedAt()
    .sign(signedBy);
}

it('a proof with somebody’s public numbers and a wrong use changes nothing for that desk', async () => {
  const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const forged = await proof({ ...jwk, key_ops: [] }, other.privateKey);
  await expect(checker.check(forged, PROVEN)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
  for (let times = 0; times < 2; times += 1) {
    expect((await checker.check(await proof(jwk), PROVEN)).key).toEqual(jwk);
  }
  await expect(checker.check(forged, PROVEN)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
});

it('a private key that is sent along is refused, before and after its public half is known', async () => {
  const whole = await exportJWK(keys.privateKey);
  await expect(checker.check(await proof(whole), PROVEN)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
  await checker.check(await proof(jwk), PROVEN);
  await expect(checker.check(await proof(whole), PROVEN)).rejects.toMatchObject({ code: 'PROOF_INVALID' });
});
