import { useState, type FormEvent } from 'react';
import { TextInput } from '@mantine/core';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import type { Destination } from '#common/domain/production/custody.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { NO_RANGE, RangeFields, rangeOf } from '../range-fields.tsx';
import { SecondPersonFields } from '../second-person.tsx';
import { useAskStock } from '../use-ask-stock.ts';
import { handFrom, useHands } from '../use-hands.ts';

type CloseProps = { onClose: () => void };
const NO_INPUT = {};
const CENTRE = 'CENTRE';
const UNIT = 'UNIT';
const KINDS = ['ELECTRONIC', 'NON_ELECTRONIC'] as const satisfies readonly PassportKind[];

/** A transport as it leaves: numbers, seals, carrier, waybill; with a witness. */
export function DispatchDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('controls.transport.dispatch')} isOpen onClose={onClose} size="720px">
      <DispatchForm onClose={onClose} />
    </Dialog>
  );
}

/** What the form holds until it is whole. */
const EMPTY = { unit: '', seals: '', carrier: '', dispatchedBy: '', reference: '' };

function DispatchForm({ onClose }: CloseProps) {
  const t = useText();
  const { now } = useFormat();
  const { user, can } = useSession();
  const { mayGive } = useHands();
  const { data: people } = useChannelQuery('production.stockPeople', NO_INPUT);
  const ask = useAskStock(onClose);
  const sources = [
    ...(can('stock.manage') ? [{ value: CENTRE, label: t('controls.transport.outside') }] : []),
    ...mayGive,
  ];
  const [source, setSource] = useState<string>(sources[0]?.value ?? CENTRE);
  const [target, setTarget] = useState<string>('VAULT');
  const [range, setRange] = useState(NO_RANGE);
  const [kind, setKind] = useState<PassportKind>('ELECTRONIC');
  const [pages, setPages] = useState<'24' | '48'>('48');
  const [words, setWords] = useState(EMPTY);
  const [dispatchedAt, setDispatchedAt] = useState(now);
  const isNew = source === CENTRE;
  const targets = [
    ...(source === 'VAULT' ? [] : [{ value: 'VAULT', label: t('stock.vault') }]),
    ...(isNew ? [] : [{ value: UNIT, label: t('controls.transport.unit') }]),
    ...(people?.printers ?? [])
      .filter(({ id }) => !isNew && id !== source && id !== user?.id)
      .map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  const to: Destination | null =
    target === UNIT ? (words.unit.trim() ? { at: UNIT, who: words.unit.trim() } : null) : handFrom(target);
  const seals = words.seals
    .split(',')
    .map((seal) => seal.trim())
    .filter((seal) => seal !== '');
  const numbers = rangeOf(range);
  const areSealsGood = seals.length > 0 && seals.every((seal) => seal.length >= 2);
  const areWordsGood =
    words.carrier.trim().length >= 3 &&
    words.dispatchedBy.trim().length >= 3 &&
    words.reference.trim() !== '';
  const isTarget = targets.some(({ value }) => value === target);
  const isReady = numbers !== null && to !== null && isTarget && areSealsGood && areWordsGood && ask.isReady;

  function text(field: keyof typeof EMPTY, label: string, maxLength: number) {
    return (
      <TextInput
        label={label}
        value={words[field]}
        maxLength={maxLength}
        onChange={({ currentTarget }) => setWords({ ...words, [field]: currentTarget.value })}
      />
    );
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!numbers || !to || !isReady) return;
    const { carrier, dispatchedBy, reference } = words;
    await ask.submit(
      {
        kind: 'DISPATCH',
        ...numbers,
        from: isNew ? null : handFrom(source),
        to,
        product: isNew ? { kind, pages: pages === '24' ? 24 : 48 } : null,
        seals,
        carrier: carrier.trim(),
        dispatchedBy: dispatchedBy.trim(),
        dispatchedAt,
        reference: reference.trim(),
      },
      {
        done: t('controls.transport.sent', { count: formatCount(numbers.count) }),
        waiting: t('controls.transport.waiting'),
      },
    );
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('controls.transport.dispatchText')}</p>
        <ChoiceField
          label={t('controls.transport.source')}
          value={source}
          onChange={(next) => {
            setSource(next);
            setTarget(next === 'VAULT' ? UNIT : 'VAULT');
            setRange(NO_RANGE);
          }}
          choices={sources}
        />
        <ChoiceField
          label={t('controls.transport.target')}
          value={target}
          onChange={setTarget}
          choices={targets}
        />
        {target === UNIT ? text('unit', t('controls.transport.unitName'), 60) : null}
        {isNew ? (
          <FieldRow>
            <ChoiceField
              label={t('production.stock.kind')}
              value={kind}
              onChange={setKind}
              choices={KINDS.map((value) => ({ value, label: t(`labels.kind.${value}`) }))}
            />
            <ChoiceField
              label={t('production.stock.pages')}
              value={pages}
              onChange={setPages}
              choices={(['48', '24'] as const).map((value) => ({ value, label: value }))}
            />
          </FieldRow>
        ) : null}
        <RangeFields value={range} onChange={setRange} from={isNew ? null : handFrom(source)} />
        {text('seals', t('controls.transport.seals'), 600)}
        <FieldRow>
          {text('carrier', t('controls.transport.carrier'), 120)}
          {text('dispatchedBy', t('controls.transport.dispatchedBy'), 120)}
        </FieldRow>
        <MomentField
          label={t('controls.transport.dispatchedAt')}
          value={dispatchedAt}
          onChange={setDispatchedAt}
        />
        {text('reference', t('controls.transport.reference'), 60)}
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('controls.transport.dispatch')}
        isReady={isReady}
        isBusy={ask.isBusy}
        isSubmit
        onCancel={onClose}
        onConfirm={submit}
      />
    </form>
  );
}
