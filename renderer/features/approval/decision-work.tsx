import type { ComponentType } from 'react';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { isPhotoWaiting } from '#common/domain/biometrics/photo.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { AdjudicationWork } from './approver-work.tsx';
import { ExaminationDecision } from './examination-decision.tsx';
import { OpinionWork } from './opinion-work.tsx';
import { PhotoRulingWork } from './photo-ruling-work.tsx';
import { ProposalWork } from './proposal-work.tsx';
import { VerificationWork } from './verification-work.tsx';
import { WaitingWork } from './waiting-work.tsx';

const WORK: Readonly<Partial<Record<AppState, ComponentType<StageWorkProps>>>> = {
  VERIFICATION: VerificationWork,
  ADJUDICATION: AdjudicationWork,
  UNDER_EXAMINATION: ExaminationDecision,
};

/** An open proposal comes before everything else that a state would offer, then a photo that waits. */
export function DecisionWork(props: StageWorkProps) {
  const { proposal, state, photo } = props.view.file;
  if (props.view.opinion) return <OpinionWork {...props} opinion={props.view.opinion} />;
  if (proposal) return <ProposalWork {...props} proposal={proposal} />;
  if (photo && state === 'IN_SERVICE' && isPhotoWaiting(props.view.file)) {
    return <PhotoRulingWork {...props} photo={photo} />;
  }
  const Work = WORK[state] ?? WaitingWork;
  return <Work {...props} />;
}
