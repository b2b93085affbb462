import { useState, type FormEvent } from 'react';
import { TextInput } from '@mantine/core';
import { VAULT_REASONS } from '#common/domain/production/custody.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SecondPersonFields } from '../second-person.tsx';
import { useAskStock } from '../use-ask-stock.ts';

/** Two people before the safe: the second one proves it here, or at the own login within a minute. */
export function VaultDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t('controls.vault.open')} isOpen onClose={onClose} size="600px">
      <VaultForm onClose={onClose} />
    </Dialog>
  );
}

function VaultForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const ask = useAskStock(onClose);
  const [reason, setReason] = useState<(typeof VAULT_REASONS)[number]>('DAILY_WORK');
  const [note, setNote] = useState('');

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!ask.isReady) return;
    const words = { done: t('controls.vault.opened'), waiting: t('controls.vault.waiting') };
    await ask.submit({ kind: 'OPEN_VAULT', reason, note: note.trim() }, words);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('controls.vault.openText')}</p>
        <ChoiceField
          label={t('controls.vault.reason')}
          value={reason}
          onChange={setReason}
          choices={VAULT_REASONS.map((value) => ({ value, label: t(`controls.vault.reasons.${value}`) }))}
        />
        <TextInput
          label={t('controls.vault.note')}
          value={note}
          maxLength={400}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('controls.vault.open')}
        isReady={ask.isReady}
        isBusy={ask.isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
