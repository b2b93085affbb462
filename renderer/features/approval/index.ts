import { FINAL_STATES, Stage, type AppState } from '#common/domain/applications/vocabulary.ts';
import type { StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { DecisionWork } from './decision-work.tsx';
import { FinalWork } from './final-work.tsx';

export { Columns } from './columns.tsx';
export { CONFIRMING, ConfirmProposal } from './confirm-proposal.tsx';
export { isOneOfMine, isPermitted, whyNot } from './permissions.ts';
export { useSeen } from './use-seen.ts';
export { RecheckSection } from './recheck/recheck-section.tsx';
export { WatchlistPanel } from './watchlist-panel.tsx';

/** States of the stage itself, and every other state in which a proposal may wait for its second person. */
const DECIDED_HERE: readonly AppState[] = [
  'VERIFICATION',
  'ADJUDICATION',
  'UNDER_EXAMINATION',
  'SUSPENDED',
  'DOC_REVIEW',
  'IN_SERVICE',
  'APPROVED',
  'BLANK_ALLOCATED',
  'PRINTED',
  'QC_PASSED',
  'READY_FOR_PICKUP',
];

export const approvalStages: readonly StageWorkEntry[] = [
  {
    stage: 'decision',
    states: DECIDED_HERE,
    Work: DecisionWork,
    covers: [
      'biometrics.allowPhoto/1',
      'biometrics.declinePhoto/1',
      'documents.recordWatchlist/1',
      'documents.refusePrevention/1',
      'approval.verificationPassed/1',
      'approval.verificationDoubt/1',
      'approval.recordAdjudication/1',
      'approval.duplicateFound/1',
      'approval.approve/2',
      'approval.giveOpinion/1',
      'approval.returnForCorrection/1',
      'approval.confirmDecision/1',
      'approval.declineProposal/1',
      'approval.suspend/1',
      'approval.reject/1',
      'interview.examinationClear/1',
      'interview.examinationFalse/1',
      'interview.headApproves/1',
      'interview.headRefuses/1',
      'interview.timedSuspension/1',
    ],
  },
  // A closed file is read wherever its last state puts it.
  ...Stage.options.map((stage): StageWorkEntry => ({
    stage,
    states: FINAL_STATES,
    Work: FinalWork,
    covers: [],
  })),
];
