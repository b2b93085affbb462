import type { ApplicationId, UserId } from '#common/kernel/ids.ts';

/** A number from 0 (inclusive) to 1 (exclusive) for some words, the same for everybody who has the day's seed. */
export type Lots = (...words: readonly string[]) => number;

/** A file that nothing speaks against is opened one by one all the same when its lot is among the first `percent`. */
export function isInSample(lot: number | null | undefined, percent: number): boolean {
  return lot !== null && lot !== undefined && lot * 100 < percent;
}

/**
 * To whom the lot gives a file: each present officer has a lot for it, and the highest takes it. When somebody comes or leaves,
 * only that person's files change hands.
 */
export function drawnOfficer(
  lots: Lots,
  applicationId: ApplicationId,
  present: readonly UserId[],
): UserId | null {
  let best: { officer: UserId; lot: number } | null = null;
  for (const officer of [...new Set(present)].toSorted()) {
    const lot = lots('assign', applicationId, officer);
    if (!best || lot > best.lot) best = { officer, lot };
  }
  return best?.officer ?? null;
}
