import type { Application } from '#common/domain/applications/application.ts';
import { familyNotOnHold } from '#common/domain/applications/family.ts';
import {
  guard,
  noConflictOfInterest,
  noOpenProposal,
  notClaimedByOther,
  separate,
  watchlistClear,
  watchlistFresh,
} from '#common/domain/applications/guards.ts';
import { enter, withDuty } from '#common/domain/applications/moves.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import {
  defineRule,
  stampOf,
  type ActionMeta,
  type Check,
  type Guard,
  type Transition,
} from '#common/domain/applications/rule.ts';
import { APPROVERS, type Approver } from '#common/domain/applications/vocabulary.ts';
import { isInSample } from '#common/domain/queue/lot.ts';
import { Approve, ApproveShown } from './actions.ts';
import { riskFlags } from './findings.ts';

const adjudicated = guard(
  'adjudication.exists',
  'ADJUDICATION_MISSING',
  ({ file }) => file.adjudication !== null,
);
const adjudicationClear = guard(
  'adjudication.clear',
  'ADJUDICATION_NOT_CLEAR',
  ({ file }) => file.adjudication === null || file.adjudication.result === 'CLEAR',
);
const correctorDoesNotApprove = guard(
  'approve.notCorrector',
  'CORRECTOR_MAY_NOT_APPROVE',
  ({ file, actor }) => !file.duties.correctors.includes(actor),
);

/** U7: which of the possible approvers approve is a decision of the office. */
function approvesHere(role: Approver): Guard {
  return {
    id: 'approve.role',
    refuses: ({ policy: { approverRoles } }) =>
      approverRoles.includes(role) ? null : refuse('ROLE_NOT_ALLOWED', { roles: approverRoles }),
  };
}

/** What is another than at the capture was before the approver's eyes. */
const changesShown: Check<ApproveShown> = {
  id: 'approve.sectionsShown',
  refuses: ({ payload, facts }) => {
    const changed = facts.history?.changed ?? [];
    const sections = changed.filter((section) => !payload.shown.sections.includes(section));
    return sections.length === 0 ? null : refuse('SECTIONS_NOT_SHOWN', { sections });
  },
};

const photoShown: Check<ApproveShown> = {
  id: 'approve.photoShown',
  refuses: ({ file, payload }) =>
    payload.shown.photo || !file.photo?.attachmentId ? null : refuse('PHOTO_NOT_SHOWN'),
};

/** Among others only what nothing speaks against. */
const bulkUnflagged: Check<ApproveShown> = {
  id: 'approve.bulkUnflagged',
  refuses: (input) => {
    if (input.payload.bulk === null) return null;
    const flags = riskFlags(input);
    return flags.length === 0 ? null : refuse('BULK_FLAGGED', { flags, number: input.file.number });
  },
};

/** A part of these, which nobody chooses, is opened one by one all the same. */
const bulkNotSampled: Check<ApproveShown> = {
  id: 'approve.bulkSample',
  refuses: ({ file, payload, facts, policy }) =>
    payload.bulk !== null && isInSample(facts.lot, policy.samplePercent)
      ? refuse('BULK_SAMPLED', { number: file.number })
      : null,
};

function approvedBy(role: Approver): Omit<Transition<never>, 'checks'> {
  return {
    from: ['ADJUDICATION'],
    to: ['APPROVED'],
    roles: [role],
    guards: [
      approvesHere(role),
      noConflictOfInterest,
      notClaimedByOther,
      noOpenProposal,
      adjudicated,
      adjudicationClear,
      watchlistClear,
      watchlistFresh,
      separate('S1', 'SEPARATION_S1', (file) => file.duties.interviewers),
      separate('S2', 'SEPARATION_S2', (file) => file.duties.capturers),
      correctorDoesNotApprove,
    ],
  };
}

function approved(file: Application, _payload: unknown, meta: ActionMeta): Application {
  return {
    ...withDuty(enter(file, 'APPROVED', meta.occurredAt), 'approvers', meta.actor),
    approval: stampOf(meta),
    correction: null,
  };
}

export const approveRules = {
  /** Of desks that did not say what they showed. */
  'approval.approve/1': defineRule({
    payload: Approve,
    retired: true,
    transitions: [],
    apply: approved,
  }),
  'approval.approve/2': defineRule({
    payload: ApproveShown,
    decision: true,
    transitions: APPROVERS.map((role) => ({
      ...approvedBy(role),
      checks: [familyNotOnHold, changesShown, photoShown, bulkUnflagged, bulkNotSampled],
    })),
    apply: approved,
  }),
};
