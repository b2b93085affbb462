import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { FileNumberField } from './file-number-field.tsx';
import { useFileNumber } from './use-file-number.ts';

type CloseProps = { onClose: () => void };

export function HoldDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('privacy.holdTitle')} isOpen onClose={onClose}>
      <HoldForm onClose={onClose} />
    </Dialog>
  );
}

function HoldForm({ onClose }: CloseProps) {
  const t = useText();
  const [write, { isBusy, error }] = useRegisterLine('holds');
  const file = useFileNumber();
  const [reason, setReason] = useState('');
  const [reference, setReference] = useState('');
  const [until, setUntil] = useState<PlainDate | null>(null);
  const isReady = file.isTyped && reason.trim().length >= 5 && reference.trim().length >= 3;

  async function run() {
    if (!isReady) return;
    const found = await file.find();
    if (!found) return;
    const payload = { applicationId: found.id, number: found.number, reason, reference, until };
    const reply = await write({ kind: 'propose/1', payload });
    if (!reply.ok) return;
    showToast({ message: t('privacy.holdSaved') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('privacy.holdText')}</p>
      <FileNumberField file={file} />
      <Textarea
        label={t('privacy.reason')}
        value={reason}
        autosize
        minRows={2}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={t('privacy.caseNo')}
        value={reference}
        maxLength={80}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <DateField label={t('privacy.until')} value={until} onChange={setUntil} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.hold')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
