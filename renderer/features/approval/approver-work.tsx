import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FileSection } from '#common/domain/approval/sections.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { AdjudicationSection, AdjudicatorWork } from './adjudication-work.tsx';
import { ApartDialog } from './apart-dialog.tsx';
import { CaseLayout } from './case-layout.tsx';
import { PHOTO_ID } from './case-summary.tsx';
import { changeCardId } from './changes-section.tsx';
import { isOneOfMine, isPermitted, whyNot } from './permissions.ts';
import { ProposeDialog, type Proposing } from './propose-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { useShown, type ShownSoFar } from './use-shown.ts';
import { useWaitingMembers } from './waiting-members.tsx';
import { WatchlistPanel } from './watchlist-panel.tsx';

/** One state, two duties: who may record the result gets that form, everybody else the approval. */
export function AdjudicationWork(props: StageWorkProps) {
  const isAdjudicator = isOneOfMine(props.view, 'approval.recordAdjudication/1');
  const isApprover = isOneOfMine(props.view, 'approval.approve/2');
  return isAdjudicator && !(isApprover && props.view.file.adjudication) ? (
    <AdjudicatorWork {...props} />
  ) : (
    <ApproverWork {...props} />
  );
}

/** The approval: what stands out and what changed first, one key to approve once it was seen, the reasons why not beside it. */
function ApproverWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const [dialog, setDialog] = useState<'return' | 'apart' | Proposing | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const waiting = useWaitingMembers(view);
  const shown = useShown(view);
  const why = whyNot(view, 'approval.approve/2');
  const isMine = isPermitted(view, 'approval.approve/2');
  const left = isMine ? leftOf(shown) : [];
  const close = () => setDialog(null);

  async function approve() {
    if (waiting.length > 0) {
      setDialog('apart');
      return;
    }
    const payload = { bulk: null, shown: shown.toRecord() };
    const outcome = await act([{ kind: 'approval.approve/2', payload }], {
      done: t('decision.approval.approved'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  useScreenKeys([
    {
      combo: 'v',
      label: t('approval.changes.next'),
      run: () => showNext(shown),
      isDisabled: left.length === 0,
    },
  ]);

  const proposing = (decision: Proposing, combo: string): Decision => ({
    label: t(decision === 'SUSPEND' ? 'approval.decide.suspend' : 'approval.decide.refuse'),
    combo,
    run: () => setDialog(decision),
    isDisabled: isReadOnly || !view.proposable.includes(decision),
    isDangerous: decision === 'REJECT',
  });
  return (
    <CaseLayout
      view={view}
      shown={shown}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            proposing('REJECT', 'ctrl+shift+k'),
            proposing('SUSPEND', 'ctrl+t'),
            {
              label: t('decision.return.button'),
              combo: 'ctrl+r',
              run: () => setDialog('return'),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.returnForCorrection/1'),
            },
          ]}
          message={<Message error={error} why={why} left={left} />}
          primary={{
            label: t('decision.approval.approve'),
            combo: 'ctrl+Enter',
            run: () => void approve(),
            isDisabled: isReadOnly || isBusy || !isMine || left.length > 0,
          }}
        />
      }
    >
      <AdjudicationSection view={view} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <ApartDialog
        members={waiting}
        act={act}
        toRecord={shown.toRecord}
        isOpen={dialog === 'apart'}
        onClose={close}
      />
      <ReturnDialog act={act} isOpen={dialog === 'return'} onClose={close} />
      <ProposeDialog
        decision={dialog === 'SUSPEND' || dialog === 'REJECT' ? dialog : null}
        act={act}
        onClose={close}
      />
    </CaseLayout>
  );
}

type Left = FileSection | 'photo';

function leftOf({ left, isPhotoLeft }: ShownSoFar): readonly Left[] {
  return [...(isPhotoLeft ? (['photo'] as const) : []), ...left];
}

/** Brings the next thing that was not seen into view; being in view is what counts it as seen. */
function showNext(shown: ShownSoFar): void {
  const [next] = leftOf(shown);
  if (!next) return;
  const id = next === 'photo' ? PHOTO_ID : changeCardId(next);
  document.getElementById(id)?.scrollIntoView({ block: 'center' });
}

type MessageProps = { error: ReplyError | null; why: ReplyError | null; left: readonly Left[] };

function Message({ error, why, left }: MessageProps) {
  const t = useText();
  if (error) return <RefusalLine error={error} />;
  if (why) return <RefusalLine error={why} isQuiet />;
  if (left.length === 0) return null;
  const sections = left.map((one) =>
    one === 'photo' ? t('approval.changes.photo') : t(`approval.section.${one}`),
  );
  return <span>{t('approval.changes.left', { sections: sections.join(', ') })}</span>;
}
