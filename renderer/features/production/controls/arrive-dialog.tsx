import { useState, type FormEvent } from 'react';
import { NumberInput, TextInput } from '@mantine/core';
import { MOST_BLANKS, SealState } from '#common/domain/production/custody.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { SecondPersonFields } from '../second-person.tsx';
import { useAskStock } from '../use-ask-stock.ts';
import type { KeptShipment } from './kept-shipment.ts';

type ArriveDialogProps = { shipment: KeptShipment; onClose: () => void };

/** The end of a transport: each seal as it was found, and the count of two. */
export function ArriveDialog({ shipment, onClose }: ArriveDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('controls.transport.arrive')} isOpen onClose={onClose} size="600px">
      <ArriveForm shipment={shipment} onClose={onClose} />
    </Dialog>
  );
}

function ArriveForm({ shipment: { subject, item }, onClose }: ArriveDialogProps) {
  const t = useText();
  const ask = useAskStock(onClose);
  const { first, count, to } = item;
  const [seen, setSeen] = useState<Readonly<Record<string, SealState>>>({});
  const [counted, setCounted] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const seals = item.seals.flatMap((number) => {
    const state = seen[number];
    return state ? [{ number, state }] : [];
  });
  const isReady = seals.length === item.seals.length && counted !== null && ask.isReady;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady || counted === null) return;
    const words = { done: t('controls.transport.arrived'), waiting: t('controls.transport.waiting') };
    await ask.submit(
      { kind: 'ARRIVE', shipment: subject, first, count, to, seals, counted, note: note.trim() },
      words,
    );
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('controls.transport.arriveText')}</p>
        {item.seals.map((number) => (
          <ChoiceField
            key={number}
            label={t('controls.transport.seal', { number })}
            value={seen[number] ?? null}
            onChange={(state) => setSeen({ ...seen, [number]: state })}
            choices={SealState.options.map((value) => ({
              value,
              label: t(`controls.transport.sealState.${value}`),
            }))}
          />
        ))}
        <NumberInput
          label={t('controls.transport.counted', { count: formatCount(count) })}
          value={counted ?? ''}
          min={0}
          max={MOST_BLANKS}
          allowDecimal={false}
          onChange={(value) => setCounted(value === '' ? null : Number(value))}
        />
        <TextInput
          label={t('controls.transport.note')}
          value={note}
          maxLength={400}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('controls.transport.arrive')}
        isReady={isReady}
        isBusy={ask.isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
