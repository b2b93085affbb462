import type { UserId } from '#common/kernel/ids.ts';
import type { Application } from './application.ts';
import { refusalToOffer, type DecideContext } from './decide.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { GuardInput } from './rule.ts';
import { ACTION_KINDS, isOpening, RULE_TABLE, type ActionKind, type RuleTable } from './rules.ts';
import type { ActorRole } from './vocabulary.ts';

export type Actor = { userId: UserId; roles: readonly ActorRole[] };

/** An action that the person may do now, and the role under which it is recorded. */
export type PermittedAction = { kind: ActionKind; role: ActorRole };

/**
 * What the screen offers: exactly the kinds for which `decide` accepts some payload against the present version.
 * Opening actions are not listed, there being no file yet.
 */
export function permittedActions(
  file: Application,
  actor: Actor,
  context: DecideContext,
  rules: RuleTable = RULE_TABLE,
): readonly PermittedAction[] {
  const permitted: PermittedAction[] = [];
  for (const kind of ACTION_KINDS) {
    const role = actor.roles.find(
      (candidate) =>
        offerRefusal(rules[kind], { ...context, file, actor: actor.userId }, [candidate]) === null,
    );
    if (role) permitted.push({ kind, role });
  }
  return permitted;
}

/** Why an action is not offered, for the line under a control that is switched off; null when it is offered. */
export function whyNot(
  file: Application,
  kind: ActionKind,
  actor: Actor,
  context: DecideContext,
): Refusal | null {
  return offerRefusal(RULE_TABLE[kind], { ...context, file, actor: actor.userId }, actor.roles);
}

function offerRefusal(
  rule: RuleTable[string] | undefined,
  input: GuardInput,
  roles: readonly ActorRole[],
): Refusal | null {
  if (!rule || isOpening(rule)) return refuse('NOT_FROM_THIS_STATE');
  return refusalToOffer(input, rule, roles);
}
