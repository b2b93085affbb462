import { useState, type FormEvent } from 'react';
import { NumberInput } from '@mantine/core';
import { v7 } from 'uuid';
import type { Tally } from '#common/domain/production/custody.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { handFrom, useHands } from './use-hands.ts';

type CountDialogProps = { isOpen: boolean; onClose: () => void };
const NO_INPUT = {};

/** One person's count, alone: neither the ledger's number nor another's is on this screen. */
export function CountDialog({ isOpen, onClose }: CountDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('stock.count.startTitle')} isOpen={isOpen} onClose={onClose} size="520px">
      <CountForm onClose={onClose} />
    </Dialog>
  );
}

function CountForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { all } = useHands();
  const { data: stock } = useChannelQuery('production.stock', NO_INPUT);
  const [enter, { isBusy, error }] = useChannelMutation('production.enterCount');
  const [hand, setHand] = useState('VAULT');
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({});
  const [id] = useState(() => v7());
  const products = productsOf(stock?.counts ?? []);
  const isReady = products.length > 0 && products.every(({ key }) => counted[key] !== undefined) && !isBusy;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady) return;
    const tallies = products.map(({ key, kind, pages }) => ({ kind, pages, count: counted[key] ?? 0 }));
    const reply = await enter({ id, hand: handFrom(hand), counted: tallies });
    if (!reply.ok) return;
    showToast({ message: t(`stock.count.${reply.value.state}`) });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('stock.count.text')}</p>
        <ChoiceField label={t('stock.count.hand')} value={hand} onChange={setHand} choices={all} />
        {products.map(({ key, kind, pages }, index) => (
          <NumberInput
            key={key}
            label={t('production.stock.kindPages', { kind: t(`labels.kind.${kind}`), pages })}
            value={counted[key] ?? ''}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
            onChange={(value) => {
              const { [key]: _gone, ...others } = counted;
              setCounted(value === '' ? others : { ...others, [key]: Number(value) });
            }}
          />
        ))}
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('stock.count.save')}
        isReady={isReady}
        isBusy={isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}

/** Every kind that the office ever had: an empty shelf is counted too. */
function productsOf(rows: readonly Omit<Tally, 'count'>[]): (Omit<Tally, 'count'> & { key: string })[] {
  const byKey = new Map(rows.map(({ kind, pages }) => [`${kind}-${pages}`, { kind, pages }]));
  return [...byKey]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, product]) => ({ key, ...product }));
}
