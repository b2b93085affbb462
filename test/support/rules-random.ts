/** Choices of a generator. The first-choice one always takes the plainest, the seeded one anything. */
export type Random = {
  /** 0 … below - 1 */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** True once in `times`. */
  oneIn(times: number): boolean;
};

function pickAt<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('Nothing to pick from');
  return list[index] as T; // callers give an index below the length
}

export const firstChoice: Random = {
  int: () => 0,
  pick: (list) => pickAt(list, 0),
  oneIn: () => false,
};

/** Mulberry32: the same seed makes the same choices on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    pick: (list) => pickAt(list, int(list.length)),
    oneIn: (times) => int(times) === 0,
  };
}
