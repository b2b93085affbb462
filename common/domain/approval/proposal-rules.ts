import type { Application, ProposableDecision } from '#common/domain/applications/application.ts';
import {
  guard,
  nextHeadFor,
  noConflictOfInterest,
  noOpenProposal,
  noteLongEnough,
  opinionsAgree,
  reasonsOf,
  secondPersonFor,
} from '#common/domain/applications/guards.ts';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check, type Transition } from '#common/domain/applications/rule.ts';
import type { ActorRole, AppState } from '#common/domain/applications/vocabulary.ts';
import { Nothing } from '#common/domain/appointments/actions.ts';
import { WithNote } from '#common/domain/documents/actions.ts';
import { isRecordClosed } from '#common/domain/interview/closed-record.ts';
import type { z } from 'zod';
import { GiveOpinion, ProposeDecision } from './actions.ts';

type Row = { decision: ProposableDecision; from: readonly AppState[]; roles: readonly ActorRole[] };

/** Who may begin which two-person decision in which state. The named event, or confirmDecision, ends it. */
const PROPOSALS: readonly Row[] = [
  { decision: 'SUSPEND', from: ['DOC_REVIEW'], roles: ['COUNTER'] },
  { decision: 'REFUSE_PREVENTION', from: ['DOC_REVIEW'], roles: ['COUNTER'] },
  { decision: 'REJECT', from: ['SUSPENDED'], roles: ['INTERVIEWER', 'ADJUDICATOR'] },
  { decision: 'REJECT', from: ['ADJUDICATION'], roles: ['ADJUDICATOR', 'SUBSECTION_HEAD', 'SECTION_HEAD'] },
  { decision: 'SUSPEND', from: ['ADJUDICATION'], roles: ['ADJUDICATOR', 'SUBSECTION_HEAD', 'SECTION_HEAD'] },
  { decision: 'EXAMINATION_CLEAR', from: ['UNDER_EXAMINATION'], roles: ['BAP_EXAMINER'] },
  {
    decision: 'CLEAR_POSSIBLE_MATCH',
    from: [
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
    ],
    roles: ['COUNTER', 'ADJUDICATOR'],
  },
];

const REASON_KIND: Readonly<Record<ProposableDecision, ReasonKind | null>> = {
  SUSPEND: 'SUSPENSION',
  REFUSE_PREVENTION: 'REFUSAL',
  REJECT: 'REFUSAL',
  EXAMINATION_CLEAR: null,
  CLEAR_POSSIBLE_MATCH: null,
};

function isRipe(file: Application, decision: ProposableDecision): boolean {
  switch (decision) {
    case 'SUSPEND':
    case 'REJECT':
      return true;
    case 'REFUSE_PREVENTION':
      return file.watchlist?.result === 'CONFIRMED_MATCH';
    case 'EXAMINATION_CLEAR':
      return file.examination?.path === 'CLEARANCE' && isRecordClosed(file.examination.bap);
    case 'CLEAR_POSSIBLE_MATCH':
      // A confirmed match is refused, never cleared (Permenkumham 8/2014).
      return file.watchlist?.result === 'POSSIBLE_MATCH';
  }
}

function isAlwaysRipe(decision: ProposableDecision): boolean {
  return decision === 'SUSPEND' || decision === 'REJECT';
}

/** What the person may propose now; the screen lists exactly these. */
export function proposableDecisions(
  file: Application,
  roles: readonly ActorRole[],
): readonly ProposableDecision[] {
  const ripe = PROPOSALS.filter(
    (row) =>
      row.from.includes(file.state) &&
      row.roles.some((role) => roles.includes(role)) &&
      isRipe(file, row.decision),
  );
  return [...new Set(ripe.map((row) => row.decision))];
}

type Proposed = z.infer<typeof ProposeDecision>;

const decisionRipe: Check<Proposed> = {
  id: 'propose.ripe',
  refuses: ({ file, payload, meta }) =>
    proposableDecisions(file, [meta.role]).includes(payload.decision)
      ? null
      : refuse('PROPOSAL_OTHER_DECISION'),
};

const proposalReasoned: Check<Proposed> = {
  id: 'propose.reasons',
  refuses: (input) => {
    const kind = REASON_KIND[input.payload.decision];
    const checks = kind === null ? [noteLongEnough] : reasonsOf(kind);
    for (const check of checks) {
      const refusal = check.refuses(input);
      if (refusal) return refusal;
    }
    return null;
  },
};

function somethingRipeFor(role: ActorRole) {
  return guard(
    'propose.somethingRipe',
    'PROPOSAL_OTHER_DECISION',
    ({ file }) => proposableDecisions(file, [role]).length > 0,
  );
}

const PROPOSERS: readonly ActorRole[] = [
  'COUNTER',
  'INTERVIEWER',
  'ADJUDICATOR',
  'BAP_EXAMINER',
  'SUBSECTION_HEAD',
  'SECTION_HEAD',
];

/** One transition per role, so that a role is offered the action only where it has something to propose. */
const proposeRows: readonly Transition<Proposed>[] = PROPOSERS.map((role) => ({
  from: [...new Set(PROPOSALS.filter((row) => row.roles.includes(role)).flatMap((row) => row.from))],
  to: 'SAME',
  roles: [role],
  guards: [
    noConflictOfInterest,
    noOpenProposal,
    ...(PROPOSALS.some((row) => row.roles.includes(role) && !isAlwaysRipe(row.decision))
      ? [somethingRipeFor(role)]
      : []),
  ],
  checks: [decisionRipe, proposalReasoned],
}));

const proposalExists = guard('proposal.exists', 'PROPOSAL_MISSING', ({ file }) => file.proposal !== null);
const notOwnProposal = guard(
  'S5.declineOther',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor, policy }) => policy.separation.S5 !== 'BLOCK' || file.proposal?.stamp.by !== actor,
);

/** The result may have been confirmed after the proposal was made. */
const matchOnlyPossible = guard(
  'watchlist.possible',
  'WATCHLIST_NOT_CLEAR',
  ({ file }) => file.watchlist?.result === 'POSSIBLE_MATCH',
);

const PROPOSAL_STATES = [...new Set(PROPOSALS.flatMap((row) => row.from))];

/** What the second person may think in this state, read off the table and not off the proposal: it gives nothing away. */
export function possibleOpinions({ state }: Pick<Application, 'state'>): readonly ProposableDecision[] {
  const possible = PROPOSALS.filter(({ from }) => from.includes(state)).map(({ decision }) => decision);
  // An interview proposes a refusal by its outcome.
  return [...new Set([...possible, ...(state === 'IN_SERVICE' ? (['REJECT'] as const) : [])])];
}

const opinionAsked = guard(
  'opinion.asked',
  'OPINION_NOT_ASKED',
  ({ file: { proposal }, policy }) =>
    proposal !== null && proposal.opinion === undefined && policy.blindDecisions.has(proposal.decision),
);
const opinionOfAnother = guard(
  'S5.opinionOther',
  'SECOND_PERSON_REQUIRED',
  ({ file, actor }) => file.proposal?.stamp.by !== actor,
);

type Given = z.infer<typeof GiveOpinion>;

const opinionPossible: Check<Given> = {
  id: 'opinion.possible',
  refuses: ({ file, payload: { decision } }) =>
    decision === 'NONE' || possibleOpinions(file).includes(decision)
      ? null
      : refuse('PROPOSAL_OTHER_DECISION'),
};

const opinionReasoned: Check<Given> = {
  id: 'opinion.reasons',
  refuses: (input) => {
    const { decision } = input.payload;
    const kind = decision === 'NONE' ? null : REASON_KIND[decision];
    const checks = kind === null ? [noteLongEnough] : reasonsOf(kind);
    for (const check of checks) {
      const refusal = check.refuses(input);
      if (refusal) return refusal;
    }
    return null;
  },
};

/** A declined recommendation to refuse leaves no outcome standing: the interview is held again. */
function withoutProposal(file: Application): Application {
  return {
    ...file,
    proposal: null,
    interview: file.interview?.outcome === 'RECOMMEND_REJECT' ? null : file.interview,
  };
}

export const proposalRules = {
  'approval.proposeDecision/1': defineRule({
    payload: ProposeDecision,
    decision: true,
    transitions: proposeRows,
    apply: (file, payload, meta) => ({
      ...file,
      claim: null,
      proposal: {
        id: meta.id,
        decision: payload.decision,
        reasons: { codes: payload.reasonCodes, note: payload.note },
        stamp: stampOf(meta),
        role: meta.role,
      },
    }),
  }),
  /** The second person's own mind, given without having read the first's. */
  'approval.giveOpinion/1': defineRule({
    payload: GiveOpinion,
    decision: true,
    transitions: [
      {
        from: PROPOSAL_STATES,
        to: 'SAME',
        roles: ['SECTION_HEAD', 'OFFICE_HEAD'],
        guards: [noConflictOfInterest, opinionAsked, opinionOfAnother],
        checks: [opinionPossible, opinionReasoned],
      },
    ],
    apply: (file, { decision, reasonCodes, note }, meta) =>
      file.proposal
        ? {
            ...file,
            proposal: {
              ...file.proposal,
              opinion: { decision, reasons: { codes: reasonCodes, note }, stamp: stampOf(meta) },
            },
          }
        : file,
  }),
  'approval.confirmDecision/1': defineRule({
    payload: Nothing,
    decision: true,
    transitions: [
      {
        from: PROPOSAL_STATES,
        to: 'SAME',
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, ...secondPersonFor('CLEAR_POSSIBLE_MATCH'), matchOnlyPossible],
        checks: [],
      },
      {
        from: PROPOSAL_STATES,
        to: 'SAME',
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor('CLEAR_POSSIBLE_MATCH'), matchOnlyPossible],
        checks: [],
      },
    ],
    apply: (file, _payload, meta) => {
      if (!file.proposal || !file.watchlist) return file;
      const clearedBy = [file.proposal.stamp.by, meta.actor];
      return {
        ...file,
        proposal: null,
        pendingCentral: false,
        watchlist: { ...file.watchlist, result: 'CLEAR', clearedBy },
      };
    },
  }),
  'approval.declineProposal/1': defineRule({
    payload: WithNote,
    decision: true,
    transitions: [
      {
        from: PROPOSAL_STATES,
        to: 'SAME',
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest, opinionsAgree, proposalExists, notOwnProposal],
        checks: [noteLongEnough],
      },
      {
        from: PROPOSAL_STATES,
        to: 'SAME',
        roles: ['OFFICE_HEAD'],
        guards: [noConflictOfInterest, nextHeadFor(null)],
        checks: [noteLongEnough],
      },
    ],
    apply: withoutProposal,
  }),
};
