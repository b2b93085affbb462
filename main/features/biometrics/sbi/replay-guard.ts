import { CodedError } from '#common/contract/coded-error.ts';

/** How far the device's clock may be from the desk's; what is older is refused by its age alone. */
export const CLOCK_MINUTES = 5;
const MOST = 10_000;

/**
 * Refuses what was seen before: no two captures of a living finger are the same to the last bit. The request's own number
 * inside the signed answer already ties an answer to its question; this holds against a device that shows an old record anew.
 */
export class ReplayGuard {
  readonly #seen = new Map<string, number>();

  /** Throws FINGER_CLOCK_WRONG or FINGER_REPLAYED; otherwise the record is known from now on. */
  admit({ timestamp, content }: { timestamp: string; content: string }, now: Date): void {
    const away = Math.abs(Date.parse(timestamp) - now.getTime());
    if (!(away <= CLOCK_MINUTES * 60_000)) {
      throw new CodedError('FINGER_CLOCK_WRONG', { minutes: CLOCK_MINUTES });
    }
    if (this.#seen.has(content)) throw new CodedError('FINGER_REPLAYED');
    this.#forget(now.getTime());
    this.#seen.set(content, now.getTime());
  }

  /** Older ones would fail by their time. */
  #forget(now: number): void {
    for (const [content, at] of this.#seen) {
      if (this.#seen.size < MOST && now - at <= 2 * CLOCK_MINUTES * 60_000) break;
      this.#seen.delete(content);
    }
  }
}
