import { describe, expect, it } from 'vitest';
import type { AnyOpening, AnyRule } from '#common/domain/applications/rule.ts';
import {
  ACTION_KINDS,
  isOpening,
  RULE_TABLE,
  type ActionKind,
  type RuleTable,
} from '#common/domain/applications/rules.ts';
import { must } from '#common/kernel/must.ts';
import { goodCase, type GoodCase } from '#test/support/rules-good-cases.ts';
import { TestFile } from '#test/support/rules-test-file.ts';
import { checkScenarios } from './scenarios-of-checks.ts';
import { goodCaseOfRow, guardScenarios } from './scenarios-of-guards.ts';
import type { Spoil } from './scenario.ts';

/** One condition in one row of one rule: what is taken out, one at a time. */
type Condition = { kind: ActionKind; row: number; list: 'guards' | 'checks'; id: string };

/**
 * Each condition of the office must matter: with all rules the scenario is refused for the named reason, without that one
 * condition it is accepted. A condition without such a scenario is either untested or says what another says already.
 */
const CONDITIONS: readonly Condition[] = ACTION_KINDS.flatMap((kind) => {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) return rule.checks.map(({ id }) => ({ kind, row: 0, list: 'checks' as const, id }));
  return rule.transitions.flatMap(({ guards, checks }, row) => [
    ...guards.map(({ id }) => ({ kind, row, list: 'guards' as const, id })),
    ...checks.map(({ id }) => ({ kind, row, list: 'checks' as const, id })),
  ]);
});

describe('every condition of every rule is needed', () => {
  it.each(CONDITIONS.map((condition) => [describeCondition(condition), condition] as const))(
    '%s',
    (_, condition) => {
      const spoil = condition.list === 'guards' ? guardScenarios[condition.id] : checkScenarios[condition.id];
      if (!spoil) throw new Error(`Write a scenario in which only ${condition.id} refuses`);
      const problems: string[] = [];
      for (const makeGood of goodCasesOf(condition)) {
        const problem = problemOf(condition, makeGood, spoil);
        if (problem === null) return;
        problems.push(problem);
      }
      throw new Error(problems.join('\n'));
    },
  );
});

describe('the scenarios', () => {
  it('have no leftovers of conditions that are gone', () => {
    const known = new Set(CONDITIONS.map(({ id }) => id));
    const written = [...Object.keys(guardScenarios), ...Object.keys(checkScenarios)];
    expect(written.filter((id) => !known.has(id))).toEqual([]);
  });
});

function describeCondition({ kind, row, id }: Condition): string {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) return `${kind}: ${id}`;
  const { from, roles } = must(rule.transitions[row], 'the row exists');
  return `${kind} from ${from.join('/')} by ${roles.join('/')}: ${id}`;
}

/** The same good case for each state and role of the row: some conditions bite in one of them only. */
function goodCasesOf({ kind, row }: Condition): (() => GoodCase)[] {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) {
    return rule.roles.map((role) => () => ({ t: new TestFile(), kind, attempt: { role } }));
  }
  const { from, roles } = must(rule.transitions[row], 'the row exists');
  return from.flatMap((state) =>
    roles.map((role) => () => goodCaseOfRow(kind, row, goodCase(kind, state, role))),
  );
}

/** Null when taking the condition out is noticed, else why it is not. */
function problemOf(condition: Condition, makeGood: () => GoodCase, spoil: Spoil): string | null {
  const good = makeGood();
  const { kind } = condition;
  const where = `in ${good.t.fileOrNull?.state ?? 'no file'} by ${good.attempt.role}`;
  const goodCode = good.t.codeOf(kind, good.attempt, onlyRow(condition));
  if (goodCode !== 'ACCEPTED') return `the good case ${where} is refused: ${goodCode}`;
  const { code, t = good.t, attempt = good.attempt, onlyOffered } = spoil(good);
  const before = t.codeOf(kind, attempt);
  if (before !== code) return `with all rules ${where}: expected ${code}, was ${before}`;
  const rules = without(condition);
  if (onlyOffered) return isNewlyOffered(good, t, rules) ? null : `never offered ${where}`;
  const after = t.codeOf(kind, attempt, rules);
  return after === 'ACCEPTED' ? null : `without it still refused ${where}: ${after}`;
}

function isNewlyOffered({ kind, attempt }: GoodCase, t: TestFile, rules: RuleTable): boolean {
  const by = t.action(kind, attempt).actor;
  const offers = (table?: RuleTable) =>
    t.permitted(by, [attempt.role], table).some((offered) => offered.kind === kind);
  return !offers() && offers(rules);
}

function without({ kind, row, list, id }: Condition): RuleTable {
  return edited(kind, (rule) => {
    if (isOpening(rule)) return { ...rule, checks: rule.checks.filter((check) => check.id !== id) };
    const transitions = rule.transitions.map((transition, index) =>
      index === row
        ? { ...transition, [list]: transition[list].filter((condition) => condition.id !== id) }
        : transition,
    );
    return { ...rule, transitions };
  });
}

/** The rule with this row alone, so that a good case cannot pass by another row. */
function onlyRow({ kind, row }: Condition): RuleTable {
  return edited(kind, (rule) =>
    isOpening(rule) ? rule : { ...rule, transitions: rule.transitions.slice(row, row + 1) },
  );
}

function edited(kind: ActionKind, edit: (rule: AnyRule | AnyOpening) => AnyRule | AnyOpening): RuleTable {
  return { ...RULE_TABLE, [kind]: edit(must(RULE_TABLE[kind], 'every kind has a rule')) };
}
