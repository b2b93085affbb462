import { createHash, createHmac, hkdfSync } from 'node:crypto';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Lots } from '#common/domain/queue/lot.ts';

/** From the office's key: whoever has only a seed learns nothing of it. */
function seedKeyOf(officeKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', officeKey, Buffer.alloc(0), 'loket/day-seed/1', 32));
}

/** The office's seed of a day, hex: HMAC-SHA-256 of "code day". Nobody chooses it, and every desk of the office has the same. */
export function daySeed(officeKey: Buffer, office: string, day: PlainDate): string {
  return createHmac('sha256', seedKeyOf(officeKey)).update(`${office} ${day}`).digest('hex');
}

const COMMITMENT = 'sha256:';

/** What is said of a seed while its day lasts: it binds the office to the seed and tells nobody any lot. */
export function commitmentTo(seed: string): string {
  return COMMITMENT + createHash('sha256').update(seed).digest('hex');
}

export function isCommitment(detail: string): boolean {
  return detail.startsWith(COMMITMENT);
}

/** NOT_YET: the day is not over, its seed is not told. Null: nobody published it, or it is not the one that was promised. */
export type DayLots = Lots | 'NOT_YET' | null;

/**
 * The lots of each day from what stands in the chains about its seed. A seed is believed when every promise about its day is the
 * one that it fulfils; days of older builds have a seed and no promise.
 */
export function lotsByDay(entries: readonly { day: string; detail: string }[]): (day: string) => DayLots {
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return (day) => {
    const said = new Set((byDay.get(day) ?? []).map(({ detail }) => detail));
    const promises = [...said].filter(isCommitment);
    const [seed, ...others] = [...said].filter((detail) => !isCommitment(detail));
    if (seed === undefined) return promises.length > 0 ? 'NOT_YET' : null;
    const isKept = others.length === 0 && promises.every((promise) => promise === commitmentTo(seed));
    return isKept ? lotsOf(seed) : null;
  };
}

const DIGITS = 13;

/** Lots of a day: the first 52 bits of SHA-256("seed word word …") as a fraction. An auditor needs the seed and nothing else. */
export function lotsOf(seed: string): Lots {
  return (...words) => {
    const hash = createHash('sha256')
      .update([seed, ...words].join(' '))
      .digest('hex');
    return Number.parseInt(hash.slice(0, DIGITS), 16) / 16 ** DIGITS;
  };
}
