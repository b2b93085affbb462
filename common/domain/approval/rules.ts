import type { Application } from '#common/domain/applications/application.ts';
import {
  guard,
  nextHeadFor,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  noteLongEnough,
  reasonsOf,
  secondPersonFor,
  today,
  watchlistClear,
} from '#common/domain/applications/guards.ts';
import { close, enter } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type ActionMeta, type Check } from '#common/domain/applications/rule.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { addMonths, type PlainDate } from '#common/kernel/plain-date.ts';
import {
  CentralResult,
  RecordAdjudication,
  Reject,
  ReturnForCorrection,
  Suspend,
  WithReasons,
} from './actions.ts';

const outcomeSuspends = guard(
  'suspend.outcome',
  'INTERVIEW_OUTCOME_MISSING',
  ({ file }) => file.interview?.outcome === 'SUSPEND_DOCS' || file.interview?.outcome === 'SUSPEND_EXAM',
);
const adjudicationDuplicate = guard(
  'adjudication.duplicate',
  'ADJUDICATION_NOT_DUPLICATE',
  ({ file }) => file.adjudication?.result === 'DUPLICATE',
);
const untilInFuture: Check<{ until: string | null }> = {
  id: 'suspend.until',
  refuses: (input) =>
    input.payload.until === null || input.payload.until > today(input) ? null : refuse('DEADLINE_INVALID'),
};

const FALSE_STATEMENT_BAR = 'SUS_FALSE_STATEMENT_BAR';

/** A bar for a false statement has an end, and no later one than the procedure allows (domain reference 10.4). */
const barInRange: Check<{ reasonCodes: readonly string[]; until: PlainDate | null }> = {
  id: 'suspend.bar',
  refuses: (input) => {
    const { payload, policy } = input;
    if (!payload.reasonCodes.includes(FALSE_STATEMENT_BAR)) return null;
    const latest = addMonths(today(input), policy.falseStatementBarMonths);
    return payload.until !== null && payload.until <= latest
      ? null
      : refuse('BAR_INVALID', { until: latest });
  },
};

/** Domain reference 4.2: at adjudication a refusal rests on the adjudicator's or a duplicate's ground. */
const adjudicatorReason: Check<{ reasonCodes: readonly string[] }> = {
  id: 'reject.adjudicatorReason',
  refuses: ({ payload }) =>
    payload.reasonCodes.length === 0 ||
    payload.reasonCodes.some((code) => code === 'REJ_ADJUDICATOR' || code === 'REJ_DUPLICATE_APPLICATION')
      ? null
      : refuse('REASON_KIND_WRONG', { reason: payload.reasonCodes.join(' ') }),
};

const centralCheckInPast: Check<{ checkedAt: string }> = {
  id: 'central.notFuture',
  refuses: ({ payload, now }) => (payload.checkedAt <= now ? null : refuse('DEADLINE_INVALID')),
};

type SuspensionEntry = { reasonCodes: readonly string[]; note: string } & Partial<
  Pick<NonNullable<Application['suspension']>, 'until' | 'requestedDocs'>
>;

function suspended(file: Application, entry: SuspensionEntry, meta: ActionMeta): Application {
  const { reasonCodes, note, until = null, requestedDocs = [] } = entry;
  const isBar = until !== null && reasonCodes.includes(FALSE_STATEMENT_BAR);
  return {
    ...enter(file, 'SUSPENDED', meta.occurredAt),
    ticket: null,
    ...(isBar ? { barredUntil: until } : {}),
    suspension: {
      from: file.state,
      reasons: { codes: reasonCodes, note },
      until,
      timed: isBar,
      requestedDocs,
      stamp: stampOf(meta),
    },
  };
}

const REOPENED: Readonly<Record<'PHOTO' | 'FINGERPRINTS' | 'SIGNATURE' | 'INTERVIEW', Partial<Application>>> =
  {
    PHOTO: { photo: null },
    FINGERPRINTS: { fingerprints: null },
    SIGNATURE: { signature: null },
    INTERVIEW: { interview: null },
  };

/** Reopens only the named step. Old values stay in the action list; central checks and the approval are asked anew. */
function reopened(
  file: Application,
  step: ReturnForCorrection['step'],
  note: string,
  meta: ActionMeta,
): Application {
  const state: AppState = step === 'DOCUMENTS' ? 'DOC_REVIEW' : 'IN_SERVICE';
  const cleared = step === 'DOCUMENTS' ? { accepted: null } : REOPENED[step];
  return {
    ...enter(file, state, meta.occurredAt),
    ...cleared,
    verification: null,
    adjudication: null,
    correction: { step, note, stamp: stampOf(meta) },
  };
}

export const approvalRules = {
  'approval.suspend/1': defineRule({
    payload: Suspend,
    decision: true,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: ['SUSPENDED'],
        roles: ['INTERVIEWER'],
        guards: [noConflictOfInterest, notClaimedByOther, outcomeSuspends],
        checks: [...reasonsOf('SUSPENSION'), untilInFuture, barInRange],
      },
      {
        from: ['DOC_REVIEW', 'ADJUDICATION'],
        to: ['SUSPENDED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, ...secondPersonFor('SUSPEND')],
        checks: [...reasonsOf('SUSPENSION'), untilInFuture, barInRange],
      },
      {
        from: ['DOC_REVIEW', 'ADJUDICATION'],
        to: ['SUSPENDED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor('SUSPEND')],
        checks: [...reasonsOf('SUSPENSION'), untilInFuture, barInRange],
      },
    ],
    apply: (file, payload, meta) => suspended(file, payload, meta),
  }),
  'approval.reject/1': defineRule({
    payload: Reject,
    decision: true,
    transitions: [
      {
        from: ['IN_SERVICE'],
        to: ['REJECTED'],
        roles: ['SECTION_HEAD'],
        // Here only an interview with this outcome proposes a refusal.
        guards: [noConflictOfInterest, ...secondPersonFor('REJECT')],
        checks: reasonsOf('REFUSAL'),
      },
      {
        from: ['SUSPENDED'],
        to: ['REJECTED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, ...secondPersonFor('REJECT')],
        checks: reasonsOf('REFUSAL'),
      },
      {
        from: ['ADJUDICATION'],
        to: ['REJECTED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, ...secondPersonFor('REJECT')],
        checks: [...reasonsOf('REFUSAL'), adjudicatorReason],
      },
      {
        from: ['IN_SERVICE', 'SUSPENDED'],
        to: ['REJECTED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor('REJECT')],
        checks: reasonsOf('REFUSAL'),
      },
      {
        from: ['ADJUDICATION'],
        to: ['REJECTED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor('REJECT')],
        checks: [...reasonsOf('REFUSAL'), adjudicatorReason],
      },
    ],
    apply: (file, payload, meta) =>
      close(
        file,
        'REJECTED',
        {
          reasons: { codes: payload.reasonCodes, note: payload.note },
          letterNo: payload.letterNo,
          rejectStage: payload.rejectStage,
        },
        meta,
      ),
  }),
  'approval.verificationPassed/1': defineRule({
    payload: CentralResult,
    transitions: [
      {
        from: ['VERIFICATION'],
        to: ['ADJUDICATION'],
        roles: ['ADJUDICATOR'],
        guards: [noConflictOfInterest, notClaimedByOther, watchlistClear],
        checks: [centralCheckInPast],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'ADJUDICATION', meta.occurredAt),
      claim: file.claim,
      verification: { ...payload, stamp: stampOf(meta) },
    }),
  }),
  'approval.verificationDoubt/1': defineRule({
    payload: WithReasons,
    decision: true,
    transitions: [
      {
        from: ['VERIFICATION'],
        to: ['SUSPENDED'],
        roles: ['ADJUDICATOR'],
        guards: [noConflictOfInterest, notClaimedByOther],
        checks: reasonsOf('SUSPENSION'),
      },
    ],
    apply: (file, payload, meta) => suspended(file, payload, meta),
  }),
  'approval.recordAdjudication/1': defineRule({
    payload: RecordAdjudication,
    transitions: [
      {
        from: ['ADJUDICATION'],
        to: 'SAME',
        roles: ['ADJUDICATOR'],
        guards: [noConflictOfInterest, notClaimedByOther, noOpenProposal],
        checks: [centralCheckInPast],
      },
    ],
    apply: (file, payload, meta) => ({
      ...file,
      claim: null,
      adjudication: {
        result: payload.result,
        reference: payload.reference,
        checkedAt: payload.checkedAt,
        stamp: stampOf(meta),
      },
    }),
  }),
  'approval.duplicateFound/1': defineRule({
    payload: WithReasons,
    decision: true,
    transitions: [
      {
        from: ['ADJUDICATION'],
        to: ['SUSPENDED'],
        roles: ['ADJUDICATOR'],
        guards: [noConflictOfInterest, notClaimedByOther, noOpenProposal, adjudicationDuplicate],
        checks: reasonsOf('SUSPENSION'),
      },
    ],
    apply: (file, payload, meta) => suspended(file, payload, meta),
  }),
  'approval.returnForCorrection/1': defineRule({
    payload: ReturnForCorrection,
    decision: true,
    transitions: [
      {
        from: ['VERIFICATION', 'ADJUDICATION'],
        to: ['IN_SERVICE', 'DOC_REVIEW'],
        roles: ['ADJUDICATOR', 'SUBSECTION_HEAD'],
        guards: [noConflictOfInterest, notClaimedByOther, noOpenProposal],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, payload, meta) => reopened(file, payload.step, payload.note, meta),
  }),
};
