import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';

/** What an approver finds that another must decide. */
export type Proposing = 'SUSPEND' | 'REJECT';

type ProposeDialogProps = { decision: Proposing | null; act: ActFn; onClose: () => void };

/** The first half of a decision of two persons, with its reasons. */
export function ProposeDialog({ decision, act, onClose }: ProposeDialogProps) {
  const t = useText();
  const isRefusal = decision === 'REJECT';
  return (
    <ReasonsDialog
      key={decision}
      isOpen={decision !== null}
      onClose={onClose}
      title={t(isRefusal ? 'approval.decide.refuseTitle' : 'approval.decide.suspendTitle')}
      text={t('approval.decide.text')}
      confirmLabel={t('approval.decide.propose')}
      noteLabel={t('common.note')}
      kind={isRefusal ? 'REFUSAL' : 'SUSPENSION'}
      firstReasons={isRefusal ? ['REJ_ADJUDICATOR'] : []}
      isDangerous={isRefusal}
      submit={async ({ reasonCodes, note }) =>
        decision
          ? await act([{ kind: 'approval.proposeDecision/1', payload: { decision, reasonCodes, note } }], {
              quiet: true,
              done: t('approval.decide.proposed'),
            })
          : { ok: false, refused: { code: 'PAYLOAD_INVALID' } }
      }
    />
  );
}
