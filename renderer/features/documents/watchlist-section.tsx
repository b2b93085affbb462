import { useId, useRef, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { WatchlistResult } from '#common/domain/applications/vocabulary.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import styles from './documents.module.css';

const RESULTS = ['CLEAR', 'POSSIBLE_MATCH', 'CONFIRMED_MATCH'] as const satisfies readonly WatchlistResult[];
const NO_INPUT = {};

/** The national check is made in SIMKIM; here its result, reference and time are recorded. */
export function WatchlistSection({ view, act, isOff }: { view: FileView; act: ActFn; isOff: boolean }) {
  const t = useText();
  const format = useFormat();
  const { data: outages } = useChannelQuery('office.outages', NO_INPUT);
  const [result, setResult] = useState<WatchlistResult | null>(null);
  const [reference, setReference] = useState('');
  const missingId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { watchlist } = view.file;
  useScreenKeys(
    RESULTS.map((value, index) => ({
      combo: `alt+${index + 1}`,
      label: t('documents.watchlistKey', { result: t(`labels.watchlist.${value}`) }),
      run: () => {
        setResult(value);
        field.current?.focus();
      },
      isDisabled: isOff,
    })),
  );
  const isOutage = outages?.some((outage) => outage.endedAt === null) ?? false;

  const missing = [
    ...(result === null ? [t('documents.watchlistResult')] : []),
    ...(reference.trim() === '' ? [t('documents.watchlistReference')] : []),
  ];
  const why =
    missing.length > 0 ? t('documents.watchlistMissing', { fields: missing.join(', ') }) : undefined;

  async function record() {
    if (result === null) return;
    const outcome = await act(
      [{ kind: 'documents.recordWatchlist/1', payload: { result, reference, checkedAt: deskNow() } }],
      { done: t('documents.watchlistRecorded') },
    );
    if (!outcome.ok) return;
    // The next result is chosen anew, never taken over.
    setResult(null);
    setReference('');
  }

  return (
    <Section title={t('documents.watchlist')}>
      <p className={styles['hint']}>
        {watchlist
          ? t('documents.watchlistNow', {
              result: t(`labels.watchlist.${watchlist.result}`),
              reference: watchlist.reference || '–',
              at: format.moment(watchlist.checkedAt),
            })
          : t('documents.watchlistNone')}
      </p>
      {isOutage && watchlist?.result !== 'CLEAR' ? (
        <p className={styles['warning']}>{t('documents.watchlistOutage')}</p>
      ) : null}
      <form
        className={styles['line']}
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <ChoiceField
          label={t('documents.watchlistResult')}
          choices={RESULTS.map((value, index) => ({
            value,
            label: t(`labels.watchlist.${value}`),
            keys: `alt+${index + 1}`,
          }))}
          value={result}
          onChange={setResult}
          isDisabled={isOff}
        />
        <TextInput
          ref={field}
          label={t('documents.watchlistReference')}
          value={reference}
          disabled={isOff}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={isOff || why !== undefined}
          aria-describedby={why ? missingId : undefined}
        >
          {t('documents.watchlistRecord')}
        </Button>
        {why && !isOff ? (
          <span id={missingId} className={styles['hint']}>
            {why}
          </span>
        ) : null}
      </form>
    </Section>
  );
}
