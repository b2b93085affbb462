import { createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Clock } from '#runtime/clock.ts';
import { invalid } from './dpop.ts';

const ISSUER = 'loket-hub';
const DESK_MINUTES = 60;
/** A shift. What it opens is asked of the database at every request, so it never outlives the sign-in. */
const PERSON_MINUTES = 8 * 60;

const Claims = z.object({
  sub: z.string(),
  aud: z.string(),
  cnf: z.object({ jkt: z.string() }),
  acc: UserId.optional(),
  exp: z.number(),
});

export type Bearer = { deskId: string; officeId: string; thumbprint: string; accountId: UserId | null };

/** `exp`: seconds since 1970. */
type Verified = { bearer: Bearer; exp: number };

/** Two for each desk of the largest office; one that is pushed out is verified again. */
const KNOWN = 500;

/** Tokens bound to the key of one desk; with an account they also say who signed in there. */
export class Tokens {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #clock: Clock;
  /** A signature that was right stays right: only the time is looked at again, and the rest is asked of the database. */
  readonly #known = new LRUCache<string, Verified>({ max: KNOWN });

  constructor(privateKey: KeyObject, clock: Clock) {
    this.#privateKey = privateKey;
    this.#publicKey = createPublicKey(privateKey);
    this.#clock = clock;
  }

  async issue(bearer: Bearer): Promise<{ token: string; expiresAt: Instant }> {
    const now = this.#clock.now();
    const expiresAt = addMinutes(now, bearer.accountId === null ? DESK_MINUTES : PERSON_MINUTES);
    const token = await new SignJWT({
      cnf: { jkt: bearer.thumbprint },
      ...(bearer.accountId === null ? {} : { acc: bearer.accountId }),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setSubject(bearer.deskId)
      .setAudience(bearer.officeId)
      .setJti(randomUUID())
      .setIssuedAt(new Date(now))
      .setExpirationTime(new Date(expiresAt))
      .sign(this.#privateKey);
    return { token, expiresAt };
  }

  /** Throws TOKEN_EXPIRED or PROOF_INVALID. */
  async read(token: string): Promise<Bearer> {
    const known = this.#known.get(token);
    const seconds = Date.parse(this.#clock.now()) / 1000;
    if (known) {
      if (seconds >= known.exp) throw new CodedError('TOKEN_EXPIRED');
      return known.bearer;
    }
    const verified = await this.#verify(token);
    this.#known.set(token, verified);
    return verified.bearer;
  }

  async #verify(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        issuer: ISSUER,
        typ: 'at+jwt',
        algorithms: ['EdDSA'],
        requiredClaims: ['sub', 'aud', 'exp'],
        currentDate: new Date(this.#clock.now()),
      });
      const { sub, aud, cnf, acc, exp } = Claims.parse(payload);
      return { bearer: { deskId: sub, officeId: aud, thumbprint: cnf.jkt, accountId: acc ?? null }, exp };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new CodedError('TOKEN_EXPIRED');
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw invalid('TOKEN');
      throw error;
    }
  }
}
