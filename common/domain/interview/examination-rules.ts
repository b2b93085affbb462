import { z } from 'zod';
import { addMonths } from '#common/kernel/plain-date.ts';
import {
  guard,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  noteLongEnough,
  reasonsOf,
  nextHeadFor,
  secondPersonFor,
  separate,
  today,
} from '#common/domain/applications/guards.ts';
import { close, enter, withDuty } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check } from '#common/domain/applications/rule.ts';
import { isDecidedByHead } from '#common/domain/applications/vocabulary.ts';
import { Nothing } from '#common/domain/appointments/actions.ts';
import { ReasonCodes, WithNote } from '#common/domain/documents/actions.ts';
import { documentsComplete } from '#common/domain/documents/rules.ts';
import { isRecordClosed } from './closed-record.ts';
import { HeadApproves, HeadRefuses, RecordExamination, TimedSuspension } from './actions.ts';
import { examinationRecordRules } from './examination-record-rules.ts';
import { redo } from './rules.ts';

const headType = guard('examination.type', 'TYPE_NOT_FOR_EXAMINATION', ({ file }) =>
  isDecidedByHead(file.type),
);
const interviewerDoesNotExamine = separate('S6', 'SEPARATION_S6', (file) => file.duties.interviewers);
/** S5: the record is the proposal to refuse, so its author is the first of the two persons. */
const examinerDoesNotRefuse = separate('S5', 'SECOND_PERSON_REQUIRED', (file) => file.duties.examiners);
const bapSigned = guard('bap.signed', 'EXAMINATION_NOT_SIGNED', ({ file }) =>
  isRecordClosed(file.examination?.bap ?? null),
);
const opinionSigned = guard(
  'opinion.signed',
  'OPINION_NOT_SIGNED',
  ({ file }) => file.examination?.opinion != null,
);
const headPath = guard(
  'examination.headPath',
  'TYPE_NOT_FOR_EXAMINATION',
  ({ file }) => file.examination?.path === 'HEAD',
);
const lostRecklessly = guard(
  'timedSuspension.reckless',
  'FINDING_REQUIRED',
  ({ file }) => file.type === 'REPLACE_LOST' && file.examination?.bap?.finding === 'LOST_RECKLESS',
);

/** Permenkumham 8/2014: whoever is on the prevention list is refused, not examined. */
const matchNotConfirmed = guard(
  'examination.notConfirmedMatch',
  'WATCHLIST_MATCH_STANDS',
  ({ file }) => file.watchlist?.result !== 'CONFIRMED_MATCH',
);

const endorsementAllowed: Check<{ endorsement: boolean }> = {
  id: 'headApproves.endorsement',
  refuses: ({ file, payload }) =>
    payload.endorsement && file.type !== 'DATA_CHANGE' ? refuse('ENDORSEMENT_ONLY_DATA_CHANGE') : null,
};

/** One source puts the Director General's approval before the print (domain reference 12.4): optional, by setting. */
const directorGeneralApproved: Check<{ directorGeneralRef?: string | undefined }> = {
  id: 'headApproves.directorGeneral',
  refuses: ({ file, payload, policy }) =>
    policy.directorGeneralApproval && file.type === 'DATA_CHANGE' && !payload.directorGeneralRef
      ? refuse('DIRECTOR_GENERAL_MISSING')
      : null,
};

const monthsInRange: Check<{ months: number; until: string }> = {
  id: 'timedSuspension.months',
  refuses: (input) => {
    const { min, max } = input.policy.timedSuspensionMonths;
    const { months, until } = input.payload;
    if (months < min || months > max) return refuse('SUSPENSION_MONTHS_INVALID', { min, max });
    return until === addMonths(today(input), months) ? null : refuse('DEADLINE_INVALID');
  },
};

const ExaminationFalse = z.object({ reasonCodes: ReasonCodes, note: z.string().max(4000) }).strict();

export const examinationRules = {
  ...examinationRecordRules,
  'interview.openExamination/1': defineRule({
    payload: Nothing,
    transitions: [
      {
        from: ['SUSPENDED'],
        to: ['UNDER_EXAMINATION'],
        roles: ['BAP_EXAMINER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          noOpenProposal,
          interviewerDoesNotExamine,
          matchNotConfirmed,
        ],
        checks: [],
      },
      {
        from: ['DOC_REVIEW'],
        to: ['UNDER_EXAMINATION'],
        roles: ['BAP_EXAMINER'],
        guards: [
          noConflictOfInterest,
          notClaimedByOther,
          noOpenProposal,
          headType,
          interviewerDoesNotExamine,
          matchNotConfirmed,
          documentsComplete,
        ],
        checks: [],
      },
    ],
    apply: (file, _payload, meta) => ({
      ...withDuty(enter(file, 'UNDER_EXAMINATION', meta.occurredAt), 'examiners', meta.actor),
      ticket: null,
      examination: {
        from: file.suspension?.from ?? file.state,
        path: file.state === 'DOC_REVIEW' ? 'HEAD' : (file.examination?.path ?? 'CLEARANCE'),
        opened: stampOf(meta),
        bap: null,
        opinion: null,
      },
    }),
  }),
  /** One text, of desks that did not keep questions and answers. */
  'interview.recordExamination/1': defineRule({
    payload: RecordExamination,
    retired: true,
    transitions: [],
    apply: (file, payload, meta) => {
      if (!file.examination) return file;
      const stamp = stampOf(meta);
      const bap = {
        number: payload.bapNumber,
        text: payload.text,
        applicantSigned: payload.applicantSigned,
        finding: payload.finding,
        stamp,
      };
      const opinion =
        payload.opinion && payload.opinionNumber
          ? { number: payload.opinionNumber, text: payload.opinion, stamp }
          : file.examination.opinion;
      return withDuty(
        { ...file, examination: { ...file.examination, bap, opinion } },
        'examiners',
        meta.actor,
      );
    },
  }),
  'interview.examinationClear/1': defineRule({
    payload: WithNote,
    decision: true,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: ['DOC_REVIEW', 'IN_SERVICE', 'VERIFICATION', 'ADJUDICATION'],
        roles: ['SECTION_HEAD'],
        // Only a signed record of a suspicion can be proposed for clearing; a file of the office head's never is.
        guards: [noConflictOfInterest, bapSigned, ...secondPersonFor('EXAMINATION_CLEAR')],
        checks: [noteLongEnough],
      },
      {
        from: ['UNDER_EXAMINATION'],
        to: ['DOC_REVIEW', 'IN_SERVICE', 'VERIFICATION', 'ADJUDICATION'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, bapSigned, nextHeadFor('EXAMINATION_CLEAR')],
        checks: [noteLongEnough],
      },
    ],
    apply: (file, _payload, meta) => redo(file, file.examination?.from ?? 'IN_SERVICE', meta.occurredAt),
  }),
  'interview.examinationFalse/1': defineRule({
    payload: ExaminationFalse,
    decision: true,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: ['CANCELLED'],
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, bapSigned],
        checks: reasonsOf('CANCELLATION'),
      },
    ],
    apply: (file, payload, meta) =>
      close(file, 'CANCELLED', { reasons: { codes: payload.reasonCodes, note: payload.note } }, meta),
  }),
  'interview.timedSuspension/1': defineRule({
    payload: TimedSuspension,
    decision: true,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: ['SUSPENDED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, bapSigned, lostRecklessly],
        checks: [monthsInRange, ...reasonsOf('SUSPENSION')],
      },
    ],
    apply: (file, payload, meta) => ({
      ...enter(file, 'SUSPENDED', meta.occurredAt),
      ticket: null,
      barredUntil: payload.until,
      suspension: {
        from: file.examination?.from ?? 'UNDER_EXAMINATION',
        reasons: { codes: payload.reasonCodes, note: payload.note },
        until: payload.until,
        timed: true,
        requestedDocs: [],
        stamp: stampOf(meta),
      },
    }),
  }),
  'interview.headApproves/1': defineRule({
    payload: HeadApproves,
    decision: true,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: ['IN_SERVICE'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, headPath, bapSigned, opinionSigned],
        checks: [endorsementAllowed, directorGeneralApproved],
      },
    ],
    apply: (file, payload, meta) => ({
      ...redo(file, 'IN_SERVICE', meta.occurredAt),
      accepted: stampOf(meta),
      headApproval: stampOf(meta),
      endorsement: payload.endorsement,
    }),
  }),
  'interview.headRefuses/1': defineRule({
    payload: HeadRefuses,
    decision: true,
    transitions: [
      {
        from: ['UNDER_EXAMINATION'],
        to: ['REJECTED'],
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, headPath, bapSigned, opinionSigned, examinerDoesNotRefuse],
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
          rejectStage: 'DOCUMENT',
        },
        meta,
      ),
  }),
};
