import { useState, type FormEvent } from 'react';
import type { CountedHand } from '#common/domain/production/custody.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { NO_RANGE, RangeFields, rangeOf } from './range-fields.tsx';
import { SecondPersonFields } from './second-person.tsx';
import { useAskStock } from './use-ask-stock.ts';
import { handFrom, useHands } from './use-hands.ts';

type HandOverDialogProps = { isOpen: boolean; onClose: () => void };
const NO_INPUT = {};

/** From the safe to a print officer, from officer to officer, or back: giver and taker both confirm. */
export function HandOverDialog({ isOpen, onClose }: HandOverDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('stock.handOver.title')} isOpen={isOpen} onClose={onClose} size="600px">
      <HandOverForm onClose={onClose} />
    </Dialog>
  );
}

function HandOverForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { user } = useSession();
  const { mayGive } = useHands();
  const { data: people } = useChannelQuery('production.stockPeople', NO_INPUT);
  const ask = useAskStock(onClose);
  const [from, setFrom] = useState<string>(mayGive[0]?.value ?? 'VAULT');
  const [chosen, setTo] = useState<string | null>(from === 'VAULT' ? null : 'VAULT');
  const [range, setRange] = useState(NO_RANGE);
  const takers = [
    ...(from === 'VAULT' ? [] : [{ value: 'VAULT', label: t('stock.vault') }]),
    ...(people?.printers ?? [])
      .filter(({ id }) => id !== from && id !== user?.id)
      .map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  const to = chosen ?? (takers.length === 1 ? (takers[0]?.value ?? null) : null);
  const numbers = rangeOf(range);
  const isReady = numbers !== null && to !== null && ask.isReady;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!numbers || to === null || !isReady) return;
    const words = {
      done: t('stock.handOver.done', { count: formatCount(numbers.count) }),
      waiting: t('stock.handOver.waiting'),
    };
    await ask.submit({ kind: 'HAND_OVER', ...numbers, from: handFrom(from), to: handFrom(to) }, words);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('stock.handOver.text')}</p>
        {mayGive.length > 1 ? (
          <ChoiceField
            label={t('stock.handOver.from')}
            value={from}
            onChange={(next) => {
              setFrom(next);
              setTo(next === 'VAULT' ? null : 'VAULT');
              setRange(NO_RANGE);
            }}
            choices={mayGive}
          />
        ) : null}
        <ChoiceField label={t('stock.handOver.to')} value={to} onChange={setTo} choices={takers} />
        <RangeFields value={range} onChange={setRange} from={handFrom(from) satisfies CountedHand} />
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('stock.handOver.give')}
        isReady={isReady}
        isBusy={ask.isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
