import type { Result } from '#common/kernel/result.ts';
import { err, ok } from '#common/kernel/result.ts';
import type { Application } from './application.ts';
import { notKin } from './guards.ts';
import type { Facts, Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { ActionMeta, AnyOpening, AnyRule, GuardInput, Transition } from './rule.ts';
import { isOpening, RULE_TABLE, type Action, type RuleTable } from './rules.ts';

export type DecideContext = { policy: Policy; facts: Facts; now: ActionMeta['occurredAt'] };

/** An action as it arrives: the payload is not trusted before the rule's schema has read it. */
export type UncheckedAction = ActionMeta & { kind: string; payload: unknown };

/**
 * Every rule, once: may this action be added to this file now? Returns the action with its parsed payload, or why not.
 * `file` is null before the first action. Pure; the caller has looked up `facts` in the same transaction.
 */
export function decide(
  file: Application | null,
  action: UncheckedAction,
  context: DecideContext,
  rules: RuleTable = RULE_TABLE,
): Result<Action, Refusal> {
  // The kind comes from outside: `constructor` is a property of every table but the name of no rule.
  const rule = Object.hasOwn(rules, action.kind) ? rules[action.kind] : undefined;
  if (!rule) return err(refuse('ACTION_UNKNOWN'));
  if ('retired' in rule && rule.retired) return err(refuse('ACTION_RETIRED'));
  const parsed = rule.payload.safeParse(action.payload);
  if (!parsed.success) {
    return err(refuse('PAYLOAD_INVALID', { fields: parsed.error.issues.map(describeIssue) }));
  }
  const attempt: Attempt = { file, payload: parsed.data as never, meta: action, context };
  const refusal = isOpening(rule) ? refusalToOpen(rule, attempt) : refusalToAct(rule, attempt);
  return refusal ? err(refusal) : ok({ ...action, payload: parsed.data } as Action);
}

/** Why the person may not do this now, whatever would be entered; null when the screen should offer it. */
export function refusalToOffer(input: GuardInput, rule: AnyRule, roles: readonly string[]): Refusal | null {
  const here = rule.transitions.filter((row) => row.from.includes(input.file.state));
  if (here.length === 0) return refuse('NOT_FROM_THIS_STATE', { state: input.file.state });
  const mine = here.filter((row) => row.roles.some((role) => roles.includes(role)));
  if (mine.length === 0) {
    return refuse('ROLE_NOT_ALLOWED', { roles: [...new Set(here.flatMap((row) => row.roles))] });
  }
  // Asked here and not in each row: no act on a file, whatever its kind, is for kin of the applicant.
  const tie = rule.stepsAside ? null : notKin.refuses(input);
  return tie ?? firstRefusalUnlessOneFits(mine, (row) => guardRefusal(row, input));
}

type Attempt = { file: Application | null; payload: never; meta: ActionMeta; context: DecideContext };

function refusalToOpen(rule: AnyOpening, { file, payload, meta, context }: Attempt): Refusal | null {
  if (file) return refuse('FILE_EXISTS');
  if (!rule.roles.includes(meta.role)) return refuse('ROLE_NOT_ALLOWED', { roles: rule.roles });
  for (const check of rule.checks) {
    const refusal = check.refuses({ ...context, payload, meta });
    if (refusal) return refusal;
  }
  return null;
}

function refusalToAct(rule: AnyRule, { file, payload, meta, context }: Attempt): Refusal | null {
  if (!file) return refuse('FILE_NOT_FOUND');
  if (rule.decision && meta.basedOn !== file.version) {
    return refuse('STALE_VERSION', { seen: meta.basedOn ?? 0, current: file.version });
  }
  const input: GuardInput = { ...context, file, actor: meta.actor };
  const refusal = refusalToOffer(input, rule, [meta.role]);
  if (refusal) return refusal;
  const open = rule.transitions.filter(
    (row) => row.from.includes(file.state) && row.roles.includes(meta.role) && !guardRefusal(row, input),
  );
  return firstRefusalUnlessOneFits(open, (row) => {
    for (const check of row.checks) {
      const found = check.refuses({ ...input, payload, meta });
      if (found) return found;
    }
    return null;
  });
}

function guardRefusal(row: Transition<never>, input: GuardInput): Refusal | null {
  for (const guard of row.guards) {
    const refusal = guard.refuses(input);
    if (refusal) return refusal;
  }
  return null;
}

/** Rows of one event are alternatives: the first one's refusal is told only when none of them fits. */
function firstRefusalUnlessOneFits(
  rows: readonly Transition<never>[],
  refusalOf: (row: Transition<never>) => Refusal | null,
): Refusal | null {
  let first: Refusal | null = null;
  for (const row of rows) {
    const refusal = refusalOf(row);
    if (!refusal) return null;
    first ??= refusal;
  }
  return first;
}

/** Path and rule of the schema that failed, never the value: a value may be personal. */
function describeIssue(issue: { path: PropertyKey[]; message: string; code?: string }): string {
  return `${issue.path.map(String).join('.') || '(root)'}: ${/^[A-Z_]+$/.test(issue.message) ? issue.message : issue.code}`;
}
