import { useState, type FormEvent } from 'react';
import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { SETTLE_REASONS } from '#common/domain/production/custody.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { NO_RANGE, rangeOf, type RangeEntry } from './range-fields.tsx';
import styles from './production.module.css';

type SettleDialogProps = { id: string; onClose: () => void };
const MIN_NOTE = 10;
const ONE_NUMBER: RangeEntry = { ...NO_RANGE, count: 1 };

/** The section head's word ends a difference; numbers that are gone are missing from then on. */
export function SettleDialog({ id, onClose }: SettleDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('stock.count.settle')} isOpen onClose={onClose} size="560px">
      <SettleForm id={id} onClose={onClose} />
    </Dialog>
  );
}

function SettleForm({ id, onClose }: SettleDialogProps) {
  const t = useText();
  const [settle, { isBusy, error }] = useChannelMutation('production.settleCount');
  const [reason, setReason] = useState<(typeof SETTLE_REASONS)[number] | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(ONE_NUMBER);
  const gone = reason === 'MISSING' ? rangeOf(missing) : null;
  const isReady =
    reason !== null && note.trim().length >= MIN_NOTE && (reason !== 'MISSING' || gone !== null) && !isBusy;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (reason === null || !isReady) return;
    const reply = await settle({ id, reason, note: note.trim(), missing: gone });
    if (!reply.ok) return;
    showToast({ message: t('stock.count.settled') });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('stock.count.settleText')}</p>
        <ChoiceField
          label={t('stock.count.reason')}
          value={reason}
          onChange={setReason}
          choices={SETTLE_REASONS.map((value) => ({ value, label: t(`stock.count.reasons.${value}`) }))}
        />
        {reason === 'MISSING' ? (
          <FieldRow>
            <TextInput
              label={t('stock.count.missing')}
              value={missing.first}
              maxLength={16}
              spellCheck={false}
              className={styles['mono'] ?? ''}
              onChange={({ currentTarget }) =>
                setMissing({ ...missing, first: currentTarget.value.trim().toUpperCase() })
              }
            />
            <NumberInput
              label={t('stock.count.missingCount')}
              value={missing.count ?? ''}
              min={1}
              allowDecimal={false}
              onChange={(value) => setMissing({ ...missing, count: value === '' ? null : Number(value) })}
            />
          </FieldRow>
        ) : null}
        <Textarea
          label={t('stock.count.note')}
          value={note}
          maxLength={400}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('stock.count.settle')}
        isReady={isReady}
        isBusy={isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
