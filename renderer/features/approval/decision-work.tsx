import type { ComponentType } from 'react';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { AdjudicationWork } from './approver-work.tsx';
import { ExaminationDecision } from './examination-decision.tsx';
import { ProposalWork } from './proposal-work.tsx';
import { VerificationWork } from './verification-work.tsx';
import { WaitingWork } from './waiting-work.tsx';

const WORK: Readonly<Partial<Record<AppState, ComponentType<StageWorkProps>>>> = {
  VERIFICATION: VerificationWork,
  ADJUDICATION: AdjudicationWork,
  UNDER_EXAMINATION: ExaminationDecision,
};

/** An open proposal comes before everything else that a state would offer. */
export function DecisionWork(props: StageWorkProps) {
  const { proposal, state } = props.view.file;
  if (proposal) return <ProposalWork {...props} proposal={proposal} />;
  const Work = WORK[state] ?? WaitingWork;
  return <Work {...props} />;
}
