import type { Hint } from './hint-text.ts';

/** The hint on the screen, and the one that may follow it with how often it was seen in a row. */
export type Steady = { shown: Hint; next: Hint | null; seen: number };

/** Frames in a row that another hint needs, so that nobody is told two things a second. Good is said at once. */
const FRAMES = 3;

export function steadyHint(before: Steady | null, hint: Hint): Steady {
  if (!before || hint.code === 'GOOD' || isSame(before.shown, hint)) {
    return { shown: hint, next: null, seen: 0 };
  }
  const seen = before.next && isSame(before.next, hint) ? before.seen + 1 : 1;
  return seen >= FRAMES ? { shown: hint, next: null, seen: 0 } : { shown: before.shown, next: hint, seen };
}

export function isSame(one: Hint, other: Hint): boolean {
  return one.code === other.code && one.side === other.side;
}
