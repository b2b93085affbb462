import { describe, expect, it } from 'vitest';
import { evolve } from '#common/domain/applications/evolve.ts';
import { ACTION_KINDS, isOpening, RULE_TABLE, type ActionKind } from '#common/domain/applications/rules.ts';
import {
  ActorRole,
  AppState,
  AppType,
  type AppState as State,
} from '#common/domain/applications/vocabulary.ts';
import { must } from '#common/kernel/must.ts';
import { goodCase } from '#test/support/rules-good-cases.ts';
import { isExaminedType, reach } from '#test/support/rules-journeys.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';
import { bookkeeping, finalStates, transitionTable, type TransitionRow } from './transition-table.ts';

const EVENTS = [...new Set(transitionTable.map(({ event }) => event))];
const MOVES = transitionTable.filter((row): row is TransitionRow & { from: State } => row.from !== null);

function kindOf(event: string): ActionKind {
  const kind = ACTION_KINDS.find((candidate) => eventOf(candidate) === event);
  return must(kind, `the office has a rule for ${event}`);
}

function eventOf(kind: ActionKind): string {
  return kind.replace(/^\w+\./, '').replace(/\/\d+$/, '');
}

function describeRow({ event, from, to }: TransitionRow): string {
  return `${event} from ${from ?? '(nothing)'} to ${to}`;
}

/** One file of each type that comes by the state. */
function filesIn(state: State): TestFile[] {
  return AppType.options
    .filter((type) => !isExaminedType(type) || (state !== 'BOOKED' && state !== 'NO_SHOW'))
    .map((type) => reach(state, { type }));
}

const FILES = new Map(AppState.options.map((state) => [state, filesIn(state)]));

describe('the list of events', () => {
  it('is the same in the table and in the rules', () => {
    // A later version of a kind is the same event.
    const events = [...new Set(ACTION_KINDS.map(eventOf))];
    expect([...EVENTS, ...bookkeeping].toSorted()).toEqual(events.toSorted());
  });

  it('names the five final states, and no row leaves them', () => {
    expect(AppState.options.filter((state) => !MOVES.some(({ from }) => from === state)).toSorted()).toEqual(
      finalStates.toSorted(),
    );
  });
});

describe('each row of the table', () => {
  const cases = MOVES.flatMap((row) => row.who.map((role) => ({ row, role })));

  it.each(cases.map(({ row, role }) => [describeRow(row), role, row] as const))(
    '%s: a %s may do it, and it leads there',
    (_, role, row) => {
      const { t, kind, attempt } = goodCase(kindOf(row.event), row.from, role);
      const result = t.attempt(kind, attempt);
      if (!result.ok) throw new Error(`Refused with ${result.error.code}, the table allows it`);
      const after = evolve(t.file, result.value);
      expect(targetsOf(row, t)).toContain(after.state);
      expect(after.version).toBe(t.file.version + 1);
    },
  );

  it.each(MOVES.map((row) => [describeRow(row), row] as const))('%s: nobody else may do it', (_, row) => {
    const others = ActorRole.options.filter((role) => !allowedRoles(row.event, row.from).includes(role));
    for (const role of others) {
      const { t, kind, attempt } = goodCase(kindOf(row.event), row.from, row.who[0] ?? 'COUNTER');
      expect(t.codeOf(kind, { ...attempt, role }), `${role} did ${row.event} from ${row.from}`).toBe(
        'ROLE_NOT_ALLOWED',
      );
    }
  });
});

function targetsOf({ to }: TransitionRow, { file }: TestFile): readonly State[] {
  if (to === 'SUSPENDED_FROM') return [must(file.suspension ?? file.examination, 'it was suspended').from];
  return to === 'NAMED_STEP' ? ['IN_SERVICE', 'DOC_REVIEW'] : [to];
}

function allowedRoles(event: string, from: State | null): readonly string[] {
  return transitionTable.filter((row) => row.event === event && row.from === from).flatMap(({ who }) => who);
}

describe('each event that is not in the table for a state', () => {
  it.each(EVENTS)('%s is refused there, whoever tries', (event) => {
    const kind = kindOf(event);
    const rule = must(RULE_TABLE[kind], 'every kind has a rule');
    const from = transitionTable.filter((row) => row.event === event).map((row) => row.from);
    const expected = isOpening(rule) ? 'FILE_EXISTS' : 'NOT_FROM_THIS_STATE';
    for (const state of AppState.options.filter((candidate) => !from.includes(candidate))) {
      for (const t of must(FILES.get(state), 'files of every state')) {
        for (const role of ActorRole.options) {
          expect(t.codeOf(kind, { role }), `${role} did ${event} in ${state}`).toBe(expected);
        }
      }
    }
  });
});

describe('going back to where a file was suspended', () => {
  const left = ['DOC_REVIEW', 'IN_SERVICE', 'VERIFICATION', 'ADJUDICATION'] as const;

  it.each(left)('resume leads back to %s', (state) => {
    const t = suspendedFrom(state).run('interview.resume/1');
    expect(t.state).toBe(state);
    expect(t.file.suspension).toBeNull();
  });

  it.each(left)('examinationClear leads back to %s', (state) => {
    const t = suspendedFrom(state)
      .run('interview.openExamination/1', { role: 'BAP_EXAMINER' })
      .run('interview.recordExamination/2')
      .run('approval.proposeDecision/1', { role: 'BAP_EXAMINER' })
      .run('interview.examinationClear/1');
    expect(t.state).toBe(state);
  });

  it('does the left step again: nothing is skipped', () => {
    expect(suspendedFrom('IN_SERVICE').run('interview.resume/1').file.interview).toBeNull();
    expect(suspendedFrom('VERIFICATION').run('interview.resume/1').file.verification).toBeNull();
    expect(suspendedFrom('ADJUDICATION').run('interview.resume/1').file.adjudication).toBeNull();
  });
});

function suspendedFrom(state: 'DOC_REVIEW' | 'IN_SERVICE' | 'VERIFICATION' | 'ADJUDICATION'): TestFile {
  switch (state) {
    case 'DOC_REVIEW':
      return reach(state)
        .run('approval.proposeDecision/1')
        .run('approval.suspend/1', { role: 'SECTION_HEAD' });
    case 'IN_SERVICE':
      return goodCase('interview.resume/1', 'SUSPENDED', 'INTERVIEWER').t;
    case 'VERIFICATION':
      return reach(state).run('approval.verificationDoubt/1');
    case 'ADJUDICATION':
      return reach(state)
        .run('approval.recordAdjudication/1', { change: { result: 'DUPLICATE' } })
        .run('approval.duplicateFound/1');
  }
}

describe('sending a file back for correction', () => {
  it.each([
    ['DOCUMENTS', 'DOC_REVIEW'],
    ['PHOTO', 'IN_SERVICE'],
    ['FINGERPRINTS', 'IN_SERVICE'],
    ['SIGNATURE', 'IN_SERVICE'],
    ['INTERVIEW', 'IN_SERVICE'],
  ] as const)('%s reopens %s', (step, state) => {
    for (const from of ['VERIFICATION', 'ADJUDICATION'] as const) {
      expect(reach(from).run('approval.returnForCorrection/1', { change: { step } }).state).toBe(state);
    }
  });
});

describe('bookkeeping', () => {
  it.each(bookkeeping)('%s never moves a file, in whatever state it is accepted', (event) => {
    const kind = kindOf(event);
    const rule = must(RULE_TABLE[kind], 'every kind has a rule');
    if (isOpening(rule)) throw new Error(`${event} opens a file: it belongs into the table`);
    for (const row of rule.transitions) {
      for (const state of row.from.filter((candidate) => !NEVER_REACHED.has(`${event}@${candidate}`))) {
        for (const role of row.roles) {
          const { t, attempt } = goodCase(kind, state, role);
          const result = t.attempt(kind, attempt);
          if (!result.ok) throw new Error(`${event} by ${role} in ${state}: ${result.error.code}`);
          expect(evolve(t.file, result.value).state, `${event} by ${role} moved the file`).toBe(state);
        }
      }
    }
  });

  it.each(bookkeeping)('%s is refused in every final state', (event) => {
    for (const state of finalStates) {
      for (const t of must(FILES.get(state), 'files of every state')) {
        for (const role of ActorRole.options) {
          expect(t.codeOf(kindOf(event), { role }), `${role} in ${state}`).toBe('NOT_FROM_THIS_STATE');
        }
      }
    }
  });
});

/** A blank is allocated only to a paid file, so nothing is left to pay there. */
const NEVER_REACHED = new Set(['recordPayment@BLANK_ALLOCATED']);
