import type { Application } from '#common/domain/applications/application.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';

/** One action with the file before and after it. */
export type Step = { action: Action; before: Application | null; after: Application };

/** A file's whole list, oldest first, step by step. Every figure of a report is read from these and from nothing else. */
export function* walk(actions: Iterable<Action>): Generator<Step> {
  let before: Application | null = null;
  for (const action of actions) {
    const after = evolve(before, action);
    yield { action, before, after };
    before = after;
  }
}
