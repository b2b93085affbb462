import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';

type ProposeClearProps = { isOpen: boolean; onClose: () => void; act: ActFn };

/** The examiner finds the suspicion cleared; a head decides. */
export function ProposeClear({ isOpen, onClose, act }: ProposeClearProps) {
  const t = useText();
  return (
    <ReasonsDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('interview.proposeClear')}
      text={t('interview.proposeRejectText')}
      confirmLabel={t('interview.proposeClear')}
      noteLabel={t('common.note')}
      kind={null}
      submit={({ note }) =>
        act(
          [
            {
              kind: 'approval.proposeDecision/1',
              payload: { decision: 'EXAMINATION_CLEAR', reasonCodes: [], note },
            },
          ],
          { quiet: true, done: t('interview.proposedClear') },
        )
      }
    />
  );
}
