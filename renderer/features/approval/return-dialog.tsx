import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { DecisionDialog } from './decision-dialog.tsx';

type ReturnDialogProps = { act: ActFn; isOpen: boolean; onClose: () => void };

/** One step is opened again; the approval that follows is somebody else's. */
export function ReturnDialog({ act, isOpen, onClose }: ReturnDialogProps) {
  const t = useText();
  return (
    <DecisionDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('decision.return.title')}
      text={t('decision.return.text')}
      confirmLabel={t('decision.return.confirm')}
      noteLabel={t('decision.return.note')}
      fields={{ step: true }}
      submit={async ({ step, note }) =>
        step
          ? await act([{ kind: 'approval.returnForCorrection/1', payload: { step, note } }], {
              quiet: true,
              done: t('decision.return.done'),
            })
          : { ok: false, refused: { code: 'PAYLOAD_INVALID' } }
      }
    />
  );
}
