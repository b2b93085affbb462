const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds to the next try after `failures` in a row: doubling, never more than a minute, and spread over half of it so
 * that fifty desks do not knock together when the network comes back.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (random() * full) / 2);
}
