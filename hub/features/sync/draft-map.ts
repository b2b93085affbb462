/** A map with a draft over it: a group of actions writes to the draft, which is then kept or dropped as a whole. */
export class DraftMap<K, V> {
  readonly #kept: Map<K, V>;
  readonly #draft = new Map<K, V>();

  constructor(kept: Iterable<readonly [K, V]> = []) {
    this.#kept = new Map(kept);
  }

  get(key: K): V | undefined {
    return this.#draft.has(key) ? this.#draft.get(key) : this.#kept.get(key);
  }

  set(key: K, value: V): void {
    this.#draft.set(key, value);
  }

  keep(): void {
    for (const [key, value] of this.#draft) this.#kept.set(key, value);
    this.#draft.clear();
  }

  drop(): void {
    this.#draft.clear();
  }
}
