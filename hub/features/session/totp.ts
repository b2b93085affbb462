import { Secret, TOTP } from 'otpauth';
import type { Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Clock } from '#runtime/clock.ts';

const PERIOD_SECONDS = 30;

/** Six digits every thirty seconds (RFC 6238), the one before and after included; each opens once. */
export class TotpCheck {
  readonly #clock: Clock;
  readonly #usedUpTo = new Map<UserId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  accept(account: UserId, secret: string, token: string): boolean {
    const timestamp = Date.parse(this.#clock.now());
    const delta = totpOf(secret).validate({ token, timestamp, window: 1 });
    if (delta === null) return false;
    const counter = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
    if (counter <= (this.#usedUpTo.get(account) ?? 0)) return false;
    this.#usedUpTo.set(account, counter);
    return true;
  }
}

/** Whether an authenticator with this secret shows the code now; says nothing of whether it was used. */
export function isCodeOf(secret: string, token: string, now: Instant): boolean {
  return totpOf(secret).validate({ token, timestamp: Date.parse(now), window: 1 }) !== null;
}

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** For the authenticator's camera. */
export function totpUri(secret: string, label: string): string {
  const { algorithm, digits, period } = totpOf(secret);
  return new TOTP({ issuer: 'Loket', label, algorithm, digits, period, secret }).toString();
}

function totpOf(secret: string): TOTP {
  return new TOTP({
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
