import { replay } from '#common/domain/applications/evolve.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { actionDetail } from './chain.ts';

/** Whether a file is what its list makes of it, and each action of the list is what the chain says. `text`: its JSON as stored. */
export function isAsAudited(actions: readonly Action[], audited: readonly string[], text: string): boolean {
  const expected = actions.map((action, index) => actionDetail(action, index + 1));
  return JSON.stringify(audited) === JSON.stringify(expected) && JSON.stringify(replay(actions)) === text;
}
