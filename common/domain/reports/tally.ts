/** Counts by key. */
export class Tally<K extends string> {
  readonly #counts = new Map<K, number>();

  add(key: K): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  of(key: K): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Most first, equal ones by name, so that two runs give the same sheet. */
  ranked(): [K, number][] {
    return [...this.#counts].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  }
}
