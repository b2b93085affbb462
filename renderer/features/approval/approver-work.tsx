import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { AdjudicationSection, AdjudicatorWork } from './adjudication-work.tsx';
import { CaseLayout } from './case-layout.tsx';
import { isOneOfMine, isPermitted, whyNot } from './permissions.ts';
import { ApartDialog } from './apart-dialog.tsx';
import { useWaitingMembers } from './waiting-members.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { WatchlistPanel } from './watchlist-panel.tsx';

/** One state, two duties: who may record the result gets that form, everybody else the approval. */
export function AdjudicationWork(props: StageWorkProps) {
  const isAdjudicator = isOneOfMine(props.view, 'approval.recordAdjudication/1');
  const isApprover = isOneOfMine(props.view, 'approval.approve/1');
  return isAdjudicator && !(isApprover && props.view.file.adjudication) ? (
    <AdjudicatorWork {...props} />
  ) : (
    <ApproverWork {...props} />
  );
}

/** The approval: what stands out first, the reasons why not beside the button, one key to approve. */
function ApproverWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [isReturning, setIsReturning] = useState(false);
  const [error, setError] = useState<ReplyError | null>(null);
  const [isApart, setIsApart] = useState(false);
  const waiting = useWaitingMembers(view);
  const why = whyNot(view, 'approval.approve/1');

  async function approve() {
    if (waiting.length > 0) {
      setIsApart(true);
      return;
    }
    const outcome = await act([{ kind: 'approval.approve/1', payload: {} }], {
      done: t('decision.approval.approved'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('decision.return.button'),
              combo: 'ctrl+r',
              run: () => setIsReturning(true),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.returnForCorrection/1'),
            },
          ]}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('decision.approval.approve'),
            combo: 'ctrl+Enter',
            run: () => void approve(),
            isDisabled: isReadOnly || isBusy || !isPermitted(view, 'approval.approve/1'),
          }}
        />
      }
    >
      <AdjudicationSection view={view} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <ApartDialog members={waiting} act={act} isOpen={isApart} onClose={() => setIsApart(false)} />
      <ReturnDialog act={act} isOpen={isReturning} onClose={() => setIsReturning(false)} />
    </CaseLayout>
  );
}
