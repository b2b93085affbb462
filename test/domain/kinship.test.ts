import { describe, expect, it } from 'vitest';
import { decide } from '#common/domain/applications/decide.ts';
import { ACTION_KINDS, isOpening, RULE_TABLE, type ActionKind } from '#common/domain/applications/rules.ts';
import { Kinship } from '#common/domain/queue/kinship.ts';
import { must } from '#common/kernel/must.ts';
import { goodCase, type GoodCase } from '#test/support/rules-good-cases.ts';
import { POLICY } from '#test/support/rules-office.ts';
import { goodCaseOfRow } from './scenarios-of-guards.ts';

/** The two acts that take a file out of the own hands. */
const STEPPING_ASIDE: readonly ActionKind[] = ['applications.declareConflict/1', 'queue.release/1'];
const ACTS = ACTION_KINDS.filter((kind) => !isOpening(must(RULE_TABLE[kind], 'every kind has a rule')));

/** One accepted act for each row of the rule, in its first state and by its first role. */
function goodCasesOf(kind: ActionKind): GoodCase[] {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) return [];
  return rule.transitions.flatMap(({ from: [state], roles: [role] }, row) =>
    state && role ? [goodCaseOfRow(kind, row, goodCase(kind, state, role))] : [],
  );
}

describe('an own file, one of the family card, of the family or of the same address', () => {
  it.each(ACTS.filter((kind) => !STEPPING_ASIDE.includes(kind)))('is nobody’s to work on by %s', (kind) => {
    const cases = goodCasesOf(kind);
    expect(cases.length).toBeGreaterThan(0);
    for (const { t, attempt } of cases) {
      expect(t.codeOf(kind, attempt), `the good case in ${t.state} by ${attempt.role}`).toBe('ACCEPTED');
      for (const tie of Kinship.options) {
        t.kinship = tie;
        expect(t.codeOf(kind, attempt), `${tie} in ${t.state} by ${attempt.role}`).toBe(tie);
      }
    }
  });

  it.each(STEPPING_ASIDE)('leaves the own hands by %s', (kind) => {
    for (const { t, attempt } of goodCasesOf(kind)) {
      for (const tie of Kinship.options) {
        t.kinship = tie;
        expect(t.codeOf(kind, attempt)).toBe('ACCEPTED');
      }
    }
  });

  it('is offered nothing else, in any state', () => {
    for (const kind of ACTS) {
      for (const { t, attempt } of goodCasesOf(kind)) {
        t.kinship = 'SAME_FAMILY';
        const { actor } = t.action(kind, attempt);
        const offered = t.permitted(actor, [attempt.role]).map((permitted) => permitted.kind);
        expect(offered.filter((one) => !STEPPING_ASIDE.includes(one))).toEqual([]);
      }
    }
  });

  it('is worked on where the procedure of the office does not bar it', () => {
    const { t, kind, attempt } = goodCase('approval.approve/2', 'ADJUDICATION', 'SECTION_HEAD');
    t.kinship = 'SAME_ADDRESS';
    t.policy = { ...POLICY, separation: { ...POLICY.separation, S8: 'WARN' } };
    expect(t.codeOf(kind, attempt)).toBe('ACCEPTED');
  });

  it('is told to be so even where the desk that sends it is wrong about everything else', () => {
    const { t, kind, attempt } = goodCase('approval.approve/2', 'ADJUDICATION', 'SECTION_HEAD');
    t.kinship = 'OWN_FILE';
    const sent = {
      ...t.action(kind, attempt),
      payload: { bulk: null, shown: { sections: [], photo: false, ms: 0 } },
    };
    expect(decide(t.file, sent, t.context())).toMatchObject({ error: { code: 'OWN_FILE' } });
  });
});
