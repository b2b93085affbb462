import { describe, expect, it } from 'vitest';
import { decide } from '#common/domain/applications/decide.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import { ACTION_KINDS, RULES, type ActionKind } from '#common/domain/applications/rules.ts';
import { must } from '#common/kernel/must.ts';
import { failing } from '#test/support/rules-good-cases.ts';
import { capture, onwards, reach } from '#test/support/rules-journeys.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { recordedBefore } from '#test/support/rules-old-lists.ts';
import { ONE_TEXT } from '#test/support/rules-payloads.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

/** Lists of older desks hold these; nobody does them any more. */
const RETIRED: Readonly<Record<string, { before: () => TestFile; old: object; now: ActionKind }>> = {
  'approval.approve/1': {
    before: () => reach('ADJUDICATION').run('approval.recordAdjudication/1'),
    old: {},
    now: 'approval.approve/2',
  },
  'interview.recordExamination/1': {
    before: () => reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }),
    old: ONE_TEXT,
    now: 'interview.recordExamination/2',
  },
  'production.qcFail/1': {
    before: () => failing(),
    old: { reasonCodes: ['PRINT_DEFECT'], note: '' },
    now: 'production.qcFail/2',
  },
  'production.print/1': {
    before: () => reach('BLANK_ALLOCATED'),
    old: {},
    now: 'production.print/2',
  },
};

describe('a kind that another version has replaced', () => {
  it('is each of these', () => {
    const retired = Object.entries<object>(RULES).flatMap(([kind, rule]) =>
      'retired' in rule ? [kind] : [],
    );
    expect(retired.toSorted()).toEqual(Object.keys(RETIRED).toSorted());
    expect(ACTION_KINDS.filter((kind) => Object.hasOwn(RETIRED, kind))).toEqual([]);
  });

  it.each(Object.entries(RETIRED))(
    '%s is refused by its code, and not offered',
    (kind, { before, old, now }) => {
      const t = before();
      const role = must(t.action(now).role, 'somebody does it');
      expect(t.codeOf(now)).toBe('ACCEPTED');
      const sent = { ...t.action(now), kind, payload: old };
      expect(decide(t.file, sent, t.context())).toMatchObject({ error: { code: 'ACTION_RETIRED' } });
      expect(t.permitted(sent.actor, [role]).map((offered) => offered.kind as string)).not.toContain(kind);
    },
  );

  it('an old approval and an old record of an examination are still read', () => {
    const judged = reach('ADJUDICATION').run('approval.recordAdjudication/1');
    const approval = recordedBefore(judged, 'approval.approve/1', { role: 'SECTION_HEAD', payload: {} });
    expect(replay(approval.actions)).toMatchObject({
      state: 'APPROVED',
      approval: { by: STAFF.SECTION_HEAD },
    });
    // What follows goes on from there.
    expect(onwards(approval, 'PRINTED').state).toBe('PRINTED');

    const lost = recordedBefore(
      reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }),
      'interview.recordExamination/1',
      { role: 'BAP_EXAMINER', payload: ONE_TEXT },
    ).run('interview.headApproves/1');
    expect(replay(lost.actions)).toMatchObject({
      state: 'IN_SERVICE',
      lastExamination: { bap: { number: 'BAP-1', applicantSigned: true }, opinion: { number: 'BAPEN-1' } },
    });
    expect(capture(lost).run('interview.recordInterview/1').state).toBe('VERIFICATION');
  });
});
