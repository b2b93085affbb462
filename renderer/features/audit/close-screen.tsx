import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconAnchor, IconPrinter } from '@tabler/icons-react';
import type { Output } from '#common/contract/ipc/index.ts';
import type { DailyClose } from '#common/contract/hub/daily-close.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ClosePrint } from './close-print.tsx';
import styles from './close.module.css';

const NO_INPUT = {};

type Day = Output<'audit.day'>;

/** `/tutup-hari`: what is still open, the day's head on paper and on a medium outside the office's machines. */
export function CloseScreen() {
  const t = useText();
  const format = useFormat();
  const { data: day, error, refetch } = useChannelQuery('audit.day', NO_INPUT);
  const [isClosing, setIsClosing] = useState(false);
  const [printing, setPrinting] = useState<DailyClose | null>(null);
  if (error && !day) return <ErrorState error={error} onRetry={refetch} />;
  if (printing) return <ClosePrint close={printing} onClose={() => setPrinting(null)} />;
  const today = day?.closes.find((close) => close.day === day.day) ?? null;
  return (
    <WorkLayout
      footer={
        <DecisionBar
          message={
            today
              ? t('audit.close.closedToday', { name: today.actorName ?? '', at: format.time(today.at) })
              : ''
          }
          primary={
            today
              ? { label: t('audit.close.print'), combo: 'ctrl+Enter', run: () => setPrinting(today) }
              : {
                  label: t('audit.close.close'),
                  combo: 'ctrl+Enter',
                  run: () => setIsClosing(true),
                  isDisabled: !day,
                }
          }
        />
      }
    >
      <h1 className={styles['title']}>
        {t('audit.close.title')}
        {day ? <span className={styles['soft']}>{format.date(day.day)}</span> : null}
      </h1>
      <p className={styles['text']}>{t('audit.close.text')}</p>
      {day ? (
        <>
          <StillOpen day={day} />
          <PastCloses closes={day.closes} onPrint={setPrinting} />
        </>
      ) : (
        <LinesSkeleton lines={8} />
      )}
      {day && isClosing ? <CloseDialog day={day.day} onClose={() => setIsClosing(false)} /> : null}
    </WorkLayout>
  );
}

function StillOpen({ day }: { day: Day }) {
  const t = useText();
  const { counts, claims, silentDesks, isOutage, outside } = day;
  const states = AppState.options.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <Section title={t('audit.close.open')}>
      <Facts
        facts={[
          ...states.map((state) => ({
            term: t(`labels.state.${state}`),
            value: formatCount(counts[state] ?? 0),
          })),
          {
            term: t('audit.close.claims'),
            value:
              claims.length === 0 ? (
                t('common.none')
              ) : (
                <ul className={styles['plain']}>
                  {claims.map(({ number, byName, desk }) => (
                    <li key={number}>
                      {t('audit.close.claim', { number, name: byName ?? t('audit.unknownPerson'), desk })}
                    </li>
                  ))}
                </ul>
              ),
          },
          ...(day.where === 'OFFICE'
            ? [
                {
                  term: t('audit.close.silent'),
                  value: silentDesks.length === 0 ? t('common.none') : silentDesks.join(', '),
                },
                {
                  term: t('audit.close.outside'),
                  value:
                    outside.map((one) => t('audit.close.outsideOne', one)).join(', ') || t('common.none'),
                },
              ]
            : []),
          { term: t('audit.close.outage'), value: t(isOutage ? 'common.yes' : 'common.no') },
        ]}
      />
    </Section>
  );
}

type PastClosesProps = { closes: readonly DailyClose[]; onPrint: (close: DailyClose) => void };

function PastCloses({ closes, onPrint }: PastClosesProps) {
  const t = useText();
  const format = useFormat();
  const [save] = useChannelMutation('audit.saveAnchor');

  async function saveAnchor({ day }: DailyClose) {
    const reply = await save({ day });
    if (reply.ok && reply.value.saved) showToast({ message: t('audit.close.anchorSaved') });
  }

  return (
    <Section title={t('audit.close.past')}>
      {closes.length === 0 ? <p className={styles['text']}>{t('audit.close.none')}</p> : null}
      {closes.length > 0 ? (
        <PlainTable className={styles['table']} aria-label={t('audit.close.past')}>
          <thead>
            <tr>
              <th scope="col">{t('common.date')}</th>
              <th scope="col">{t('audit.close.by')}</th>
              <th scope="col">{t('audit.close.head')}</th>
              <th scope="col">{t('audit.close.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {closes.map((close) => (
              <tr key={close.day}>
                <th scope="row">{format.date(close.day)}</th>
                <td>
                  {close.actorName ?? t('audit.unknownPerson')}, {format.time(close.at)}
                </td>
                <td>
                  <code>
                    {formatCount(close.head.seq)} · {close.head.hash.slice(0, 16)}…
                  </code>
                </td>
                <td className={styles['actions']}>
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconPrinter size={14} aria-hidden />}
                    aria-label={`${t('audit.close.print')}: ${format.date(close.day)}`}
                    onClick={() => onPrint(close)}
                  >
                    {t('audit.close.printShort')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconAnchor size={14} aria-hidden />}
                    aria-label={`${t('audit.close.anchor')}: ${format.date(close.day)}`}
                    onClick={() => void saveAnchor(close)}
                  >
                    {t('audit.close.anchor')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      ) : null}
    </Section>
  );
}
