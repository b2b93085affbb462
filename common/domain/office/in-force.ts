import type { PlainDate } from '#common/kernel/plain-date.ts';

/** What an office published or the program brought along: a version and the day from which it counts. */
export type Dated = { effectiveFrom: PlainDate; version: number };

/** The version in force on a day: of those that have begun the one that began last; of two of one day the newer. */
export function inForce<T extends Dated>(versions: readonly T[], today: PlainDate): T | null {
  return inOrder(versions).findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? null;
}

/** In the order in which they take over from each other. */
export function inOrder<T extends Dated>(versions: readonly T[]): T[] {
  return versions.toSorted((left, right) =>
    left.effectiveFrom === right.effectiveFrom
      ? left.version - right.version
      : left.effectiveFrom < right.effectiveFrom
        ? -1
        : 1,
  );
}
