/**
 * Names that were seen within the last window. Two halves that take turns: a name is forgotten after one to two windows
 * without a timer for each, and a flood of names cannot grow it beyond the limit.
 */
export class ReplayCache {
  readonly #windowMs: number;
  readonly #limit: number;
  #young = new Set<string>();
  #old = new Set<string>();
  #turnedAt = 0;

  constructor(windowMs: number, limit = 500_000) {
    this.#windowMs = windowMs;
    this.#limit = limit;
  }

  /** False when the name was seen before. */
  add(name: string, nowMs: number): boolean {
    this.#turn(nowMs);
    if (this.#young.has(name) || this.#old.has(name)) return false;
    // Full: refuse rather than forget a name that could then be used again.
    if (this.#young.size >= this.#limit) return false;
    this.#young.add(name);
    return true;
  }

  #turn(nowMs: number): void {
    const age = nowMs - this.#turnedAt;
    if (age < this.#windowMs) return;
    this.#old = age < 2 * this.#windowMs ? this.#young : new Set();
    this.#young = new Set();
    this.#turnedAt = nowMs;
  }
}
