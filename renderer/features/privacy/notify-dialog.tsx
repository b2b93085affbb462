import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { Notified } from '#common/domain/registers/breaches.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { KeptBreach } from './kept-breach.ts';

type NotifyDialogProps = { breach: KeptBreach; onClose: () => void };

export function NotifyDialog({ breach, onClose }: NotifyDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('privacy.notifyTitle')} isOpen onClose={onClose}>
      <NotifyForm breach={breach} onClose={onClose} />
    </Dialog>
  );
}

function NotifyForm({ breach, onClose }: NotifyDialogProps) {
  const t = useText();
  const { now } = useFormat();
  const [write, { isBusy, error }] = useRegisterLine('breaches');
  const open = Notified.options.filter((whom) => breach.item.notices[whom] === null);
  const [whom, setWhom] = useState<Notified | null>(open[0] ?? null);
  const [at, setAt] = useState<Instant>(now);
  const [reference, setReference] = useState('');
  const isReady = whom !== null && reference.trim().length >= 3;

  async function run() {
    if (!isReady) return;
    const reply = await write({ kind: 'notify/1', payload: { whom, at, reference } }, breach);
    if (!reply.ok) return;
    showToast({ message: t('privacy.noticeSaved') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('privacy.notifyText')}</p>
      <ChoiceField
        label={t('privacy.notices')}
        choices={open.map((value) => ({ value, label: t(`privacy.whom.${value}`) }))}
        value={whom}
        onChange={setWhom}
      />
      <TextInput
        label={t('privacy.reference')}
        value={reference}
        maxLength={80}
        data-autofocus
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <MomentField label={t('privacy.sentAt')} value={at} onChange={setAt} />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.notifyTitle')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
