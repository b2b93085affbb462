import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconClockExclamation, IconShieldSearch } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { WatchlistResult } from '#common/domain/applications/vocabulary.ts';
import { deskNow } from '#renderer/lib/clock.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ClearMatch } from './clear-match.tsx';
import { isPermitted, namesOf } from './permissions.ts';
import styles from './approval.module.css';

type WatchlistPanelProps = { view: FileView; act: ActFn; isOff: boolean };

/** The recorded check with its age. The form opens by itself when the result no longer carries the next step. */
export function WatchlistPanel({ view, act, isOff }: WatchlistPanelProps) {
  const t = useText();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { watchlist } = view.file;
  const isStale = view.findings.some(({ flag }) => flag === 'WATCHLIST_OLD');
  const isMatch = watchlist?.result === 'POSSIBLE_MATCH' || watchlist?.result === 'CONFIRMED_MATCH';
  const isFine = watchlist?.result === 'CLEAR' && !isStale;
  const canRecord = !isOff && isPermitted(view, 'documents.recordWatchlist/1');
  const isFormOpen = canRecord && (isOpen || (!isFine && !isMatch));
  return (
    <Section
      title={t('decision.watchlist.title')}
      aside={
        canRecord && !isFormOpen ? (
          <Button size="compact-xs" variant="default" onClick={() => setIsOpen(true)}>
            {t('decision.watchlist.refresh')}
          </Button>
        ) : null
      }
    >
      <p className={styles['watchlist']}>
        {watchlist ? (
          <>
            <ResultChip result={watchlist.result} />
            <Chip
              label={isStale ? t('decision.watchlist.stale') : t('decision.watchlist.fresh')}
              tone={isStale ? 'amber' : 'gray'}
              Icon={isStale ? IconClockExclamation : IconCircleCheck}
              isPlain
            />
            <span className={styles['meta']}>
              {t('decision.watchlist.now', {
                reference: watchlist.reference || '–',
                at: format.moment(watchlist.checkedAt),
              })}
            </span>
          </>
        ) : (
          t('decision.watchlist.none')
        )}
      </p>
      {watchlist && watchlist.clearedBy.length > 0 ? (
        <p className={styles['hint']}>
          {t('decision.watchlist.clearedBy', { names: namesOf(view, watchlist.clearedBy) })}
        </p>
      ) : null}
      {watchlist?.result === 'POSSIBLE_MATCH' ? <ClearMatch view={view} act={act} isOff={isOff} /> : null}
      {isFormOpen ? (
        <WatchlistForm act={act} before={watchlist?.result ?? null} onDone={() => setIsOpen(false)} />
      ) : null}
    </Section>
  );
}

function ResultChip({ result }: { result: WatchlistResult }) {
  const t = useText();
  const tone = result === 'CLEAR' ? 'green' : result === 'NOT_CHECKED' ? 'amber' : 'red';
  return <Chip label={t(`labels.watchlist.${result}`)} tone={tone} Icon={IconShieldSearch} />;
}

const RESULTS = ['CLEAR', 'POSSIBLE_MATCH', 'CONFIRMED_MATCH'] as const satisfies readonly WatchlistResult[];

type WatchlistFormProps = { act: ActFn; before: WatchlistResult | null; onDone: () => void };

/** Over a likeness no clear result may be entered, two persons clear it; over a confirmed match only its repetition. */
function choicesOver(before: WatchlistResult | null): readonly (typeof RESULTS)[number][] {
  if (before === 'CONFIRMED_MATCH') return [before];
  return RESULTS.filter((value) => before !== 'POSSIBLE_MATCH' || value !== 'CLEAR');
}

function WatchlistForm({ act, before, onDone }: WatchlistFormProps) {
  const t = useText();
  const [result, setResult] = useState<(typeof RESULTS)[number] | null>(null);
  const [reference, setReference] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isReady = result !== null && reference.trim() !== '';

  async function record() {
    if (!result || !isReady) return;
    const payload = { result, reference, checkedAt: deskNow() };
    const outcome = await act([{ kind: 'documents.recordWatchlist/1', payload }], {
      done: t('decision.watchlist.recorded'),
      quiet: true,
    });
    if (outcome.ok) onDone();
    else setError(outcome.refused);
  }

  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <ChoiceField
        label={t('decision.watchlist.result')}
        choices={choicesOver(before).map((value) => ({
          value,
          label: t(`labels.watchlist.${value}`),
        }))}
        value={result}
        onChange={setResult}
      />
      <TextInput
        label={t('decision.watchlist.reference')}
        value={reference}
        maxLength={60}
        spellCheck={false}
        className={styles['grow'] ?? ''}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!isReady}>
        {t('decision.watchlist.record')}
      </Button>
      {error ? <RefusalLine error={error} /> : null}
    </form>
  );
}
