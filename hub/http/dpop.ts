import { createHash } from 'node:crypto';
import {
  EmbeddedJWK,
  calculateJwkThumbprint,
  importJWK,
  errors,
  jwtVerify,
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTVerifyResult,
} from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { DeskKey } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Clock } from '#runtime/clock.ts';
import { ReplayCache } from './replay-cache.ts';

/** How far the clock of a desk may be from the hub's. Beyond it the desk is told the hub's time. */
export const CLOCK_TOLERANCE_SECONDS = 600;

const KNOWN_KEYS = 500;

const Claims = z.object({
  jti: z.string().min(8).max(128),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string().optional(),
});

export type Proof = { thumbprint: string; key: DeskKey };

/** What the proof must speak of: this request, and the token that came with it. */
export type Proven = { method: string; url: string; accessToken: string | null };

/** Proofs of possession of a desk's key (RFC 9449 §4.3), each accepted once. */
export class ProofChecker {
  readonly #clock: Clock;
  // A proof dated ahead by the tolerance stays valid for twice of it.
  readonly #seen = new ReplayCache(2 * CLOCK_TOLERANCE_SECONDS * 1000);
  readonly #thumbprints = new LRUCache<string, string>({ max: KNOWN_KEYS });
  /** Of keys that have proven themselves: nobody else fills it. */
  readonly #keys = new LRUCache<string, CryptoKey>({ max: KNOWN_KEYS });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Throws PROOF_INVALID with the point that failed, or CLOCK_WRONG with the hub's time. */
  async check(header: string | readonly string[] | undefined, proven: Proven): Promise<Proof> {
    if (typeof header !== 'string') throw invalid('MISSING');
    const { payload, protectedHeader } = await this.#verify(header);
    const claims = Claims.safeParse(payload);
    const key = DeskKey.safeParse(publicPart(protectedHeader.jwk));
    if (!claims.success || !key.success) throw invalid('CLAIMS');
    const { jti, htm, htu, iat, ath } = claims.data;
    if (htm !== proven.method) throw invalid('HTM');
    if (withoutQuery(htu) !== withoutQuery(proven.url)) throw invalid('HTU');
    if (proven.accessToken !== null && ath !== digest(proven.accessToken)) throw invalid('ATH');
    const now = this.#clock.now();
    if (Math.abs(iat - Date.parse(now) / 1000) > CLOCK_TOLERANCE_SECONDS) {
      throw new CodedError('CLOCK_WRONG', { now });
    }
    const thumbprint = await this.#thumbprintOf(key.data);
    if (!this.#seen.add(`${thumbprint} ${jti}`, Date.parse(now))) throw invalid('REPLAYED');
    return { thumbprint, key: key.data };
  }

  /** RFC 7638. */
  async #thumbprintOf(key: DeskKey): Promise<string> {
    const name = nameOf(key);
    const known = this.#thumbprints.get(name);
    if (known !== undefined) return known;
    const thumbprint = await calculateJwkThumbprint(key);
    this.#thumbprints.set(name, thumbprint);
    return thumbprint;
  }

  /** The key that the proof brings along, imported once for each desk. */
  async #keyOf(header: JWTHeaderParameters): Promise<CryptoKey> {
    const parsed = DeskKey.safeParse(publicPart(header.jwk));
    // jose refuses a private key that is sent along, and whatever is no key.
    if (!parsed.success || 'd' in (header.jwk ?? {})) return EmbeddedJWK(header);
    return this.#keys.get(nameOf(parsed.data)) ?? importKey(parsed.data);
  }

  async #verify(proof: string): Promise<JWTVerifyResult> {
    const currentDate = new Date(this.#clock.now());
    try {
      let used: CryptoKey | null = null;
      const keyOf = async (header: JWTHeaderParameters) => (used = await this.#keyOf(header));
      const options = { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate };
      const verified = await jwtVerify(proof, keyOf, options);
      const key = DeskKey.safeParse(publicPart(verified.protectedHeader.jwk));
      if (used && key.success) this.#keys.set(nameOf(key.data), used);
      return verified;
    } catch (error) {
      // A key that is none throws what the platform throws; whatever came in, it proved nothing.
      if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException) {
        throw invalid('SIGNATURE');
      }
      throw error;
    }
  }
}

export function invalid(reason: string): CodedError {
  return new CodedError('PROOF_INVALID', { reason });
}

/** From the four numbers alone: nothing else that was sent along decides what the key is good for. */
async function importKey(key: DeskKey): Promise<CryptoKey> {
  const imported = await importJWK(key, 'ES256');
  if (imported instanceof Uint8Array) throw invalid('SIGNATURE');
  return imported;
}

function nameOf({ x, y }: DeskKey): string {
  return `${x} ${y}`;
}

function publicPart(jwk: unknown): unknown {
  if (typeof jwk !== 'object' || jwk === null) return null;
  const { kty, crv, x, y } = jwk as Record<string, unknown>;
  return { kty, crv, x, y };
}

/** RFC 9449: compared without query and fragment, normalised. The live feed's `ws:` is a request like any other. */
function withoutQuery(url: string): string | null {
  const parsed = URL.parse(url.replace(/^ws(s?):/, 'http$1:'));
  return parsed && `${parsed.origin}${parsed.pathname}`;
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
