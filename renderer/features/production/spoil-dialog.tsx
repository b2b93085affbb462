import { useState, type FormEvent } from 'react';
import { Textarea } from '@mantine/core';
import { SPOIL_REASONS } from '#common/domain/production/custody.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { NO_RANGE, RangeFields, rangeOf, type RangeEntry } from './range-fields.tsx';
import { SecondPersonFields } from './second-person.tsx';
import { useAskStock } from './use-ask-stock.ts';
import { handFrom, useHands } from './use-hands.ts';

type SpoilDialogProps = { isOpen: boolean; onClose: () => void };
const MIN_NOTE = 5;
const ONE_NUMBER: RangeEntry = { ...NO_RANGE, count: 1 };

/** A blank that was ruined before a file had it. One that a file has is spoiled by its quality test. */
export function SpoilDialog({ isOpen, onClose }: SpoilDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('stock.spoil.title')} isOpen={isOpen} onClose={onClose} size="600px">
      <SpoilForm onClose={onClose} />
    </Dialog>
  );
}

function SpoilForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { mayGive } = useHands();
  const ask = useAskStock(onClose);
  const [from, setFrom] = useState<string>(mayGive[0]?.value ?? 'VAULT');
  const [range, setRange] = useState(ONE_NUMBER);
  const [reason, setReason] = useState<(typeof SPOIL_REASONS)[number] | null>(null);
  const [note, setNote] = useState('');
  const numbers = rangeOf(range);
  const isReady = numbers !== null && reason !== null && note.trim().length >= MIN_NOTE && ask.isReady;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!numbers || reason === null || !isReady) return;
    const words = { done: t('stock.spoil.done'), waiting: t('stock.spoil.waiting') };
    await ask.submit({ kind: 'SPOIL', ...numbers, from: handFrom(from), reason, note: note.trim() }, words);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('stock.spoil.text')}</p>
        {mayGive.length > 1 ? (
          <ChoiceField label={t('stock.spoil.from')} value={from} onChange={setFrom} choices={mayGive} />
        ) : null}
        <RangeFields value={range} onChange={setRange} from={handFrom(from)} />
        <ChoiceField
          label={t('stock.spoil.reason')}
          value={reason}
          onChange={setReason}
          choices={SPOIL_REASONS.map((value) => ({ value, label: t(`stock.spoil.reasons.${value}`) }))}
        />
        <Textarea
          label={t('stock.spoil.note')}
          value={note}
          maxLength={400}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('stock.spoil.title')}
        isReady={isReady}
        isBusy={ask.isBusy}
        isDangerous
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
