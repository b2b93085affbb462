import { useMemo, useState, type FormEvent } from 'react';
import { Checkbox, TextInput } from '@mantine/core';
import type { Blank } from '#common/contract/ipc/production.ts';
import { DESTROY_METHODS, MOST_BLANKS, MOST_RUNS } from '#common/domain/production/custody.ts';
import { rangesOf, type SerialRange } from '#common/domain/production/serial-range.ts';
import type { DestroyedRun } from '#common/domain/registers/destructions.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { SecondPersonFields } from '../second-person.tsx';
import { useAskStock } from '../use-ask-stock.ts';
import { useNumbers } from './use-numbers.ts';
import styles from '../production.module.css';

type CloseProps = { onClose: () => void };
const ASKED = { at: null, text: '', offset: 0, limit: MOST_BLANKS } as const;

/** A session of two: which spoiled and voided numbers, how, where and before whom. */
export function DestroyDialog({ onClose }: CloseProps) {
  const t = useText();
  return (
    <Dialog title={t('controls.destruction.start')} isOpen onClose={onClose} size="720px">
      <DestroyForm onClose={onClose} />
    </Dialog>
  );
}

function DestroyForm({ onClose }: CloseProps) {
  const t = useText();
  const { now } = useFormat();
  const ask = useAskStock(onClose);
  const { runs, shown, total, error, refetch } = useDestroyable();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [method, setMethod] = useState<(typeof DESTROY_METHODS)[number]>('SHREDDED');
  const [place, setPlace] = useState('');
  const [witnesses, setWitnesses] = useState('');
  const [reference, setReference] = useState('');
  const [heldAt, setHeldAt] = useState(now);
  const ranges: SerialRange[] = (runs ?? [])
    .filter((run) => chosen.includes(keyOf(run)))
    .map(({ first, count }) => ({ first, count }));
  const isTooMany =
    ranges.length > MOST_RUNS || ranges.reduce((sum, range) => sum + range.count, 0) > MOST_BLANKS;
  const isReady =
    !isTooMany && ranges.length > 0 && place.trim().length >= 3 && reference.trim() !== '' && ask.isReady;

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady) return;
    const count = formatCount(ranges.reduce((sum, range) => sum + range.count, 0));
    await ask.submit(
      {
        kind: 'DESTROY',
        ranges,
        method,
        place: place.trim(),
        heldAt,
        witnesses: witnesses
          .split(';')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
        reference: reference.trim(),
      },
      { done: t('controls.destruction.done', { count }), waiting: t('controls.destruction.waiting') },
    );
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('controls.destruction.text')}</p>
        {error && !runs ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!runs && !error ? <LinesSkeleton lines={2} /> : null}
        {runs ? <RunChoice runs={runs} chosen={chosen} onChoose={setChosen} /> : null}
        {shown < total ? (
          <p className={styles['quiet']}>
            {t('controls.destruction.partly', { shown: formatCount(shown), total: formatCount(total) })}
          </p>
        ) : null}
        {isTooMany ? (
          <p role="alert">
            {t('controls.destruction.tooMany', {
              runs: formatCount(MOST_RUNS),
              count: formatCount(MOST_BLANKS),
            })}
          </p>
        ) : null}
        <ChoiceField
          label={t('controls.destruction.method')}
          value={method}
          onChange={setMethod}
          choices={DESTROY_METHODS.map((value) => ({
            value,
            label: t(`controls.destruction.methods.${value}`),
          }))}
        />
        <FieldRow>
          <TextInput
            label={t('controls.destruction.place')}
            value={place}
            maxLength={120}
            onChange={({ currentTarget }) => setPlace(currentTarget.value)}
          />
          <TextInput
            label={t('controls.destruction.reference')}
            value={reference}
            maxLength={60}
            onChange={({ currentTarget }) => setReference(currentTarget.value)}
          />
        </FieldRow>
        <MomentField label={t('controls.destruction.heldAt')} value={heldAt} onChange={setHeldAt} />
        <TextInput
          label={t('controls.destruction.witnesses')}
          value={witnesses}
          maxLength={700}
          onChange={({ currentTarget }) => setWitnesses(currentTarget.value)}
        />
        <SecondPersonFields value={ask.second} onChange={ask.setSecond} error={ask.error} />
        {ask.error ? <RefusalLine error={ask.error} /> : null}
      </FieldStack>
      <ConfirmFooter
        label={t('controls.destruction.start')}
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

type RunChoiceProps = {
  runs: readonly DestroyedRun[];
  chosen: readonly string[];
  onChoose: (next: readonly string[]) => void;
};

function RunChoice({ runs, chosen, onChoose }: RunChoiceProps) {
  const t = useText();
  const numbers = useNumbers();
  return (
    <fieldset className={styles['runs']}>
      <legend>{t('controls.destruction.numbers')}</legend>
      {runs.length === 0 ? <p className={styles['quiet']}>{t('controls.destruction.nothing')}</p> : null}
      {runs.map((run) => {
        const key = keyOf(run);
        const isChosen = chosen.includes(key);
        return (
          <Checkbox
            key={key}
            checked={isChosen}
            label={t('controls.destruction.run', {
              numbers: numbers(run),
              product: t('production.stock.kindPages', {
                kind: t(`labels.kind.${run.kind}`),
                pages: run.pages,
              }),
              was: t(`controls.destruction.was.${run.was}`),
            })}
            onChange={() => onChoose(isChosen ? chosen.filter((one) => one !== key) : [...chosen, key])}
          />
        );
      })}
    </fieldset>
  );
}

/** Spoiled and voided numbers in runs of one book. */
function useDestroyable() {
  const spoiled = useChannelQuery('production.blanks', { ...ASKED, state: 'SPOILED' });
  const voided = useChannelQuery('production.blanks', { ...ASKED, state: 'VOIDED' });
  const [ofSpoiled, ofVoided] = [spoiled.data?.rows, voided.data?.rows];
  const runs = useMemo(
    () =>
      ofSpoiled && ofVoided ? [...runsOf(ofSpoiled, 'SPOILED'), ...runsOf(ofVoided, 'VOIDED')] : undefined,
    [ofSpoiled, ofVoided],
  );
  const shown = (ofSpoiled?.length ?? 0) + (ofVoided?.length ?? 0);
  const total = (spoiled.data?.total ?? 0) + (voided.data?.total ?? 0);
  return { runs, shown, total, error: spoiled.error ?? voided.error, refetch: spoiled.refetch };
}

function runsOf(rows: readonly Blank[], was: DestroyedRun['was']): DestroyedRun[] {
  const products = [...Map.groupBy(rows, ({ kind, pages }) => `${kind} ${pages}`).values()];
  return products.flatMap((blanks) => {
    const [one] = blanks;
    if (!one) return [];
    const { kind, pages } = one;
    return rangesOf(blanks.map(({ serial }) => serial)).map((range) => ({ ...range, kind, pages, was }));
  });
}

function keyOf({ first, was }: Pick<DestroyedRun, 'first' | 'was'>): string {
  return `${first} ${was}`;
}
