import type { Application } from './application.ts';
import { isOpening, RULE_TABLE, type Action, type RuleTable } from './rules.ts';

/** The file after an accepted action. Pure and total: it never refuses, that is `decide`'s work. */
export function evolve(file: Application | null, action: Action, rules: RuleTable = RULE_TABLE): Application {
  const rule = rules[action.kind];
  if (!rule) throw new Error(`No rule for ${action.kind}: this build is older than the file`);
  const payload = action.payload as never;
  if (isOpening(rule)) return { ...rule.open(payload, action), version: 1 };
  if (!file) throw new Error(`The list of ${action.applicationId} does not begin with an opening action`);
  return { ...rule.apply(file, payload, action), version: file.version + 1 };
}

/** Rebuilds a file from its whole list, oldest first. */
export function replay(actions: Iterable<Action>): Application | null {
  let file: Application | null = null;
  for (const action of actions) file = evolve(file, action);
  return file;
}
