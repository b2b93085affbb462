import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Proposal, RejectStage } from '#common/domain/applications/application.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn, PlannedAction } from '#renderer/lib/stage-work.ts';
import { DecisionDialog, type DecisionEntry, type DecisionFields } from './decision-dialog.tsx';

type ConfirmProposalProps = {
  view: FileView;
  proposal: Proposal;
  act: ActFn;
  isOpen: boolean;
  onClose: () => void;
};
type Decision = Proposal['decision'];

/** The event that carries out each proposal. */
export const CONFIRMING: Readonly<Record<Decision, ActionKind>> = {
  SUSPEND: 'approval.suspend/1',
  REFUSE_PREVENTION: 'documents.refusePrevention/1',
  REJECT: 'approval.reject/1',
  CLEAR_POSSIBLE_MATCH: 'approval.confirmDecision/1',
  EXAMINATION_CLEAR: 'interview.examinationClear/1',
};

const FIELDS: Readonly<Record<Decision, DecisionFields>> = {
  SUSPEND: { reasons: 'SUSPENSION', until: true },
  REFUSE_PREVENTION: { reasons: 'REFUSAL', letter: true, detail: true },
  REJECT: { reasons: 'REFUSAL', rejectStage: true, letter: true },
  CLEAR_POSSIBLE_MATCH: { noNote: true },
  EXAMINATION_CLEAR: {},
};

/** The second person's half, filled in from the proposal; what it says may be changed before it becomes the decision. */
export function ConfirmProposal({ view, proposal, act, isOpen, onClose }: ConfirmProposalProps) {
  const t = useText();
  const { decision, reasons } = proposal;
  return (
    <DecisionDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t(`decision.proposal.confirm.${decision}`)}
      text={t(`decision.proposal.text.${decision}`)}
      confirmLabel={t(`decision.proposal.confirm.${decision}`)}
      fields={FIELDS[decision]}
      first={{ reasonCodes: [...reasons.codes], note: reasons.note, rejectStage: stageOf(view.file.state) }}
      isDangerous={decision === 'REJECT' || decision === 'REFUSE_PREVENTION'}
      submit={(entry) =>
        act([toAction(decision, entry)], { quiet: true, done: t(`decision.proposal.done.${decision}`) })
      }
    />
  );
}

function toAction(decision: Decision, entry: DecisionEntry): PlannedAction {
  const { reasonCodes, note, letterNo, detailRef, rejectStage, until } = entry;
  switch (decision) {
    case 'SUSPEND':
      return { kind: 'approval.suspend/1', payload: { reasonCodes, note, until, requestedDocs: [] } };
    case 'REFUSE_PREVENTION':
      return { kind: 'documents.refusePrevention/1', payload: { reasonCodes, note, letterNo, detailRef } };
    case 'REJECT':
      return { kind: 'approval.reject/1', payload: { reasonCodes, note, rejectStage, letterNo } };
    case 'CLEAR_POSSIBLE_MATCH':
      return { kind: 'approval.confirmDecision/1', payload: {} };
    case 'EXAMINATION_CLEAR':
      return { kind: 'interview.examinationClear/1', payload: { note } };
  }
}

function stageOf(state: AppState): RejectStage {
  return state === 'ADJUDICATION' ? 'ADJUDICATOR' : 'INTERVIEW';
}
