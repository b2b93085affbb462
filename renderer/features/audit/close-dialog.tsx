import { useState } from 'react';
import { Textarea } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type CloseDialogProps = { day: PlainDate; onClose: () => void };

/** Closing is for good: the day that was on the screen, and a word for whoever reads the paper later. */
export function CloseDialog({ day, onClose }: CloseDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('audit.close.close')} isOpen onClose={onClose}>
      <CloseForm day={day} onClose={onClose} />
    </Dialog>
  );
}

function CloseForm({ day, onClose }: CloseDialogProps) {
  const t = useText();
  const format = useFormat();
  const [close, { isBusy, error }] = useChannelMutation('audit.closeDay');
  const [note, setNote] = useState('');

  async function run() {
    const reply = await close({ day, note: note.trim() });
    if (!reply.ok) return;
    showToast({ message: t('audit.close.done', { day: format.date(day) }) });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('audit.close.confirm', { day: format.date(day) })}</p>
      <Textarea
        label={t('common.note')}
        description={t('common.optional')}
        value={note}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter label={t('audit.close.close')} isBusy={isBusy} onCancel={onClose} onConfirm={run} />
    </FieldStack>
  );
}
