import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type BringDialogProps = { isOpen: boolean; onClose: () => void; onCompared: (day: PlainDate) => void };

/** The lists of a day from files, for an office whose gateway does not bring them. */
export function BringDialog(props: BringDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('gateway.bringTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      <BringForm {...props} />
    </Dialog>
  );
}

function BringForm({ onClose, onCompared }: BringDialogProps) {
  const t = useText();
  const format = useFormat();
  const [day, setDay] = useState<PlainDate | null>(addDays(format.today, -1));
  const [bring, { isBusy }] = useChannelMutation('gateway.bringLists');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isReady = day !== null && !isBusy;

  async function run() {
    if (day === null) return;
    const reply = await bring({ day });
    setRefused(reply.ok ? null : reply);
    if (!reply.ok || reply.value === null) return;
    const { isCompared, wrong } = reply.value;
    if (!isCompared) showToast({ message: t('gateway.broughtOne') });
    else if (wrong > 0) showToast({ message: t('gateway.broughtWrong', { wrong }) });
    else showToast({ message: t('gateway.brought') });
    if (isCompared) onCompared(day);
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('gateway.bringText')}</p>
      <DateField label={t('gateway.bringDay')} value={day} onChange={setDay} isFirst />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('gateway.bringConfirm')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
