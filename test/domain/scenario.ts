import type { RefusalCode } from '#common/domain/applications/refusal.ts';
import type { GoodCase } from '#test/support/rules-good-cases.ts';
import type { Attempt, TestFile } from '#test/support/rules-test-file.ts';

/** What is taken away from a good case so that one guard, and only that one, stands in the way. */
export type Spoiled = {
  code: RefusalCode;
  /** Another file than that of the good case. */
  t?: TestFile;
  attempt?: Attempt;
  /**
   * The guard's work is that the screen does not offer the action: no entry would be accepted with or without it.
   */
  onlyOffered?: true;
};

export type Spoil = (good: GoodCase) => Spoiled;

/** The good case with another entry. */
export function entering(code: RefusalCode, change: Record<string, unknown>): Spoil {
  return ({ attempt }) => ({ code, attempt: { ...attempt, change: { ...attempt.change, ...change } } });
}

/** The good case done by somebody who has no right to. */
export function doneBy(code: RefusalCode, who: (good: GoodCase) => Attempt['by']): Spoil {
  return (good) => ({ code, attempt: { ...good.attempt, by: who(good) } });
}
