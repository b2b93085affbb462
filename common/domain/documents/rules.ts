import type { Application } from '#common/domain/applications/application.ts';
import {
  deadlineNotPassed,
  guard,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  noteLongEnough,
  paymentSettledOrException,
  reasonsOf,
  nextHeadFor,
  secondPersonFor,
  today,
  watchlistClear,
} from '#common/domain/applications/guards.ts';
import { close, enter, settleService } from '#common/domain/applications/moves.ts';
import { emptyDocument } from '#common/domain/applications/new-application.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import {
  isDecidedByHead,
  type ActorRole,
  type AppState,
  type WatchlistResult,
} from '#common/domain/applications/vocabulary.ts';
import { Nothing } from '#common/domain/appointments/actions.ts';
import type { z } from 'zod';
import { isAskedFor } from './beyond-list.ts';
import { corrected, dossierRows } from './dossier.ts';
import { differencesSettled, fieldCheckRules } from './field-check-rules.ts';
import {
  AcceptDossier,
  AmendData,
  RecordDocument,
  RecordWatchlist,
  RefusePrevention,
  ReturnDossier,
  WithNote,
} from './actions.ts';
import { pageRules } from './page-rules.ts';

export const documentsComplete = guard('documents.complete', 'DOCUMENTS_INCOMPLETE', (input) => {
  const { policy, file } = input;
  // Where SIMKIM has the checklist, its reference stands for it.
  const isRecorded = policy.stagePolicy.documents === 'RECORDED_FROM_SIMKIM';
  return isRecorded || policy.missingDocuments(file, today(input)).length === 0;
});

/** A paper beyond the list is asked for, and taken in, with a reason that the applicant can be told (domain reference 20). */
const beyondListWithReason: Check<z.infer<typeof RecordDocument>> = {
  id: 'record.beyondListWithReason',
  refuses: (input) => {
    const { file, payload, policy } = input;
    const isNew = payload.demanded === true && file.documents[payload.code]?.demanded !== true;
    const isAsked = isAskedFor(file, policy.requirements(file, today(input)), payload.code);
    return isNew || !isAsked ? noteLongEnough.refuses(input) : null;
  },
};

const walkIn = guard('withdraw.walkIn', 'NOT_WALK_IN', ({ file }) => file.origin === 'WALK_IN');
const documentsIncomplete = guard('documents.incomplete', 'NOTHING_MISSING', (input) => {
  return input.policy.missingDocuments(input.file, today(input)).length > 0;
});

/** S7: without the office head's decision no lost, damaged or data-change file goes on. */
const headDecided = guard(
  'accept.headDecided',
  'HEAD_DECIDES_THIS_TYPE',
  ({ file }) => file.headApproval !== null || !isDecidedByHead(file.type),
);

const acceptedInSimkim: Check<z.infer<typeof AcceptDossier>> = {
  id: 'accept.recorded',
  refuses: ({ payload, policy, now }) => {
    if (policy.stagePolicy.documents !== 'RECORDED_FROM_SIMKIM') return null;
    if (!payload.reference) return refuse('REFERENCE_REQUIRED');
    return payload.recordedAt && payload.recordedAt > now ? refuse('DEADLINE_INVALID') : null;
  },
};

const outageDeclared = guard('outage.declared', 'WATCHLIST_NOT_CLEAR', ({ facts }) => facts.outage);
const watchlistUnchecked = guard(
  'outage.unchecked',
  'WATCHLIST_NOT_CLEAR',
  ({ file }) => file.watchlist === null || file.watchlist.result === 'NOT_CHECKED',
);

const referenceGiven: Check<{ result: WatchlistResult; reference: string }> = {
  id: 'watchlist.reference',
  refuses: ({ payload }) =>
    payload.result !== 'NOT_CHECKED' && payload.reference === '' ? refuse('REFERENCE_REQUIRED') : null,
};

/** A likeness is cleared by two persons, never by entering a new result over it. */
const matchNotOverwritten: Check<{ result: WatchlistResult }> = {
  id: 'watchlist.notOverwritten',
  refuses: ({ file, payload }) =>
    file.watchlist?.result === 'POSSIBLE_MATCH' &&
    (payload.result === 'CLEAR' || payload.result === 'NOT_CHECKED')
      ? refuse('SECOND_PERSON_REQUIRED')
      : null,
};

/** A confirmed match made a likeness again could then be cleared: nothing but its confirmation goes over it. */
const confirmedMatchStands: Check<{ result: WatchlistResult }> = {
  id: 'watchlist.confirmedStands',
  refuses: ({ file, payload }) =>
    file.watchlist?.result === 'CONFIRMED_MATCH' && payload.result !== 'CONFIRMED_MATCH'
      ? refuse('WATCHLIST_MATCH_STANDS')
      : null,
};

const checkedInPast: Check<{ checkedAt: string }> = {
  id: 'watchlist.notFuture',
  refuses: ({ payload, now }) => (payload.checkedAt <= now ? null : refuse('DEADLINE_INVALID')),
};

/** Domain reference 4.2: at least one missing item. The applicant leaves with exactly that list. */
const somethingMissing: Check<{ missing: readonly string[] }> = {
  id: 'return.missing',
  refuses: ({ payload }) => (payload.missing.length > 0 ? null : refuse('NOTHING_MISSING')),
};

const somethingChanged: Check<{ changes: Record<string, unknown> }> = {
  id: 'amend.changed',
  refuses: ({ file, payload }) => {
    const before = file.applicant as Record<string, unknown>;
    const isChanged = Object.entries(payload.changes).some(
      ([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value),
    );
    return isChanged ? null : refuse('NO_CHANGES');
  },
};

const nikStaysValid: Check<{ changes: { nik?: string | undefined } }> = {
  id: 'amend.nik',
  refuses: ({ payload, policy }) => {
    const issues = payload.changes.nik === undefined ? [] : policy.checkNik(payload.changes.nik);
    return issues.length === 0 ? null : refuse('NIK_INVALID', { issues });
  },
};

const WATCHLIST_STATES: readonly AppState[] = [
  'DOC_REVIEW',
  'IN_SERVICE',
  'SUSPENDED',
  'UNDER_EXAMINATION',
  'VERIFICATION',
  'ADJUDICATION',
  'APPROVED',
  'BLANK_ALLOCATED',
  'PRINTED',
  'QC_PASSED',
  'READY_FOR_PICKUP',
];
const WATCHLIST_ROLES: readonly ActorRole[] = [
  'COUNTER',
  'ADJUDICATOR',
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
  'PRINT',
  'HANDOVER',
];

export const documentRules = {
  ...fieldCheckRules,
  ...pageRules,
  'documents.recordDocument/1': defineRule({
    payload: RecordDocument,
    transitions: dossierRows([beyondListWithReason]),
    apply: (file, payload, meta) => {
      const document = file.documents[payload.code] ?? emptyDocument(payload.code);
      const next = { ...document, ...payload, checked: stampOf(meta) };
      return corrected({ ...file, documents: { ...file.documents, [payload.code]: next } }, meta);
    },
  }),
  'documents.recordWatchlist/1': defineRule({
    payload: RecordWatchlist,
    transitions: [
      {
        from: WATCHLIST_STATES,
        to: 'SAME',
        roles: WATCHLIST_ROLES,
        guards: [noConflictOfInterest],
        checks: [referenceGiven, matchNotOverwritten, confirmedMatchStands, checkedInPast],
      },
    ],
    apply: (file, payload, meta) => ({
      ...file,
      watchlist: { ...payload, stamp: stampOf(meta), clearedBy: [] },
      pendingCentral: payload.result === 'CLEAR' ? false : file.pendingCentral,
    }),
  }),
  'documents.amendData/1': defineRule({
    payload: AmendData,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: 'SAME',
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, notClaimedByOther],
        checks: [somethingChanged, nikStaysValid, noteLongEnough],
      },
    ],
    apply: (file, payload, meta) =>
      corrected({ ...file, applicant: { ...file.applicant, ...payload.changes } }, meta),
  }),
  'documents.returnDossier/1': defineRule({
    payload: ReturnDossier,
    decision: true,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: ['DOC_INCOMPLETE'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, notClaimedByOther, noOpenProposal],
        checks: [...reasonsOf('RETURN'), somethingMissing],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'DOC_INCOMPLETE', meta.occurredAt),
      ticket: null,
      returns: [
        ...file.returns,
        {
          reasons: { codes: payload.reasonCodes, note: payload.note },
          missing: payload.missing,
          stamp: stampOf(meta),
        },
      ],
    }),
  }),
  'documents.resubmit/1': defineRule({
    payload: Nothing,
    transitions: [
      {
        from: ['DOC_INCOMPLETE'],
        to: ['DOC_REVIEW'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, deadlineNotPassed],
        checks: [],
      },
    ],
    apply: (file, _payload, meta) => enter(file, 'DOC_REVIEW', meta.occurredAt),
  }),
  'documents.deemWithdrawn/1': defineRule({
    payload: WithNote,
    decision: true,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: ['WITHDRAWN'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, notClaimedByOther, walkIn, documentsIncomplete],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, payload, meta) =>
      close(file, 'WITHDRAWN', { reasons: { codes: [], note: payload.note } }, meta),
  }),
  'documents.refusePrevention/1': defineRule({
    payload: RefusePrevention,
    decision: true,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: ['REJECTED'],
        roles: ['SECTION_HEAD'],
        // Only a confirmed match lets this be proposed, and nothing takes the match back: it need not be asked again.
        guards: [noConflictOfInterest, ...secondPersonFor('REFUSE_PREVENTION')],
        checks: reasonsOf('REFUSAL'),
      },
      {
        from: ['DOC_REVIEW'],
        to: ['REJECTED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor('REFUSE_PREVENTION')],
        checks: reasonsOf('REFUSAL'),
      },
    ],
    apply: (file, payload, meta) =>
      close(
        file,
        'REJECTED',
        {
          reasons: { codes: payload.reasonCodes, note: payload.note },
          letterNo: payload.letterNo,
          rejectStage: 'SYSTEM',
        },
        meta,
      ),
  }),
  'documents.acceptDossier/1': defineRule({
    payload: AcceptDossier,
    decision: true,
    transitions: [
      {
        from: ['DOC_REVIEW'],
        to: ['IN_SERVICE', 'VERIFICATION'],
        roles: ['COUNTER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          noOpenProposal,
          headDecided,
          documentsComplete,
          differencesSettled,
          paymentSettledOrException,
          watchlistClear,
        ],
        checks: [acceptedInSimkim],
      },
      {
        from: ['DOC_REVIEW'],
        to: ['IN_SERVICE', 'VERIFICATION'],
        roles: ['COUNTER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          noOpenProposal,
          headDecided,
          documentsComplete,
          differencesSettled,
          paymentSettledOrException,
          outageDeclared,
          watchlistUnchecked,
        ],
        checks: [acceptedInSimkim],
      },
    ],
    apply: (file, payload, meta) => {
      const accepted: Application = {
        ...enter(file, 'IN_SERVICE', meta.occurredAt),
        accepted: { ...stampOf(meta), ...payload },
        pendingCentral: file.watchlist?.result !== 'CLEAR',
        ticket: file.ticket
          ? { ...file.ticket, status: 'WAITING', missedCalls: 0, lastMissedAt: null }
          : null,
      };
      return settleService(corrected(accepted, meta), meta.occurredAt);
    },
  }),
};
