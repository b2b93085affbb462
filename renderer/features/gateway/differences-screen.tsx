import { useState } from 'react';
import { Select } from '@mantine/core';
import { IconArrowsDiff, IconCircleCheck } from '@tabler/icons-react';
import type { ComparedDay, FoundDifference } from '#common/contract/hub/gateway.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BringDialog } from './bring-dialog.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { ProblemsSection } from './problems-section.tsx';
import styles from './gateway.module.css';

/** `/selisih`: what a day's files, books and payments do not say alike, and what was wrong with the exchange. */
export function DifferencesScreen() {
  const t = useText();
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  const { data, error, refetch } = useChannelQuery('gateway.differences', { day: chosen });
  const [isBringing, setIsBringing] = useState(false);
  const [explaining, setExplaining] = useState<FoundDifference | null>(null);
  const [explain] = useChannelMutation('gateway.explain');
  const [save] = useChannelMutation('gateway.saveDifferences');
  const day = data?.day ?? null;

  async function saveList() {
    if (day === null) return;
    const columns = ['kind', 'subject', 'loket', 'simkim', 'payment', 'state', 'note'] as const;
    const headings = columns.map((name) => t(`gateway.columns.${name}`));
    const reply = await save({ day, headings });
    if (reply.ok && reply.value.saved) showToast({ message: t('gateway.saved') });
  }

  if (error?.code === 'HUB_NOT_JOINED') {
    return <EmptyState title={t('gateway.noHub')} text={t('gateway.noHubText')} Icon={IconArrowsDiff} />;
  }
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          secondary={[
            {
              label: t('gateway.save'),
              combo: 'ctrl+o',
              run: () => void saveList(),
              isDisabled: day === null,
            },
          ]}
          primary={{ label: t('gateway.bring'), combo: 'ctrl+Enter', run: () => setIsBringing(true) }}
        />
      }
    >
      <div className={styles['screen']}>
        <h1 className={styles['title']}>{t('gateway.title')}</h1>
        <p className={styles['text']}>{t('gateway.text')}</p>
        {data ? null : <LinesSkeleton lines={6} />}
        {data && day === null ? (
          <EmptyState title={t('gateway.none')} text={t('gateway.noneText')} Icon={IconArrowsDiff} />
        ) : null}
        {data && day !== null ? (
          <>
            <DayLine days={data.days} day={day} onChoose={setChosen} />
            {data.rows.length === 0 ? (
              <EmptyState
                title={t('gateway.allSame')}
                text={t('gateway.allSameText')}
                Icon={IconCircleCheck}
              />
            ) : (
              <DifferenceTable rows={data.rows} onExplain={setExplaining} />
            )}
          </>
        ) : null}
        <ProblemsSection />
      </div>
      <BringDialog isOpen={isBringing} onClose={() => setIsBringing(false)} onCompared={setChosen} />
      <NoteDialog
        isOpen={explaining !== null}
        onClose={() => setExplaining(null)}
        title={t('gateway.explainTitle', { subject: explaining?.subject ?? '' })}
        text={
          explaining ? t('gateway.explainText', { kind: t(`gateway.differences.${explaining.kind}`) }) : ''
        }
        noteLabel={t('gateway.explainNote')}
        confirmLabel={t('gateway.explain')}
        maxLength={300}
        submit={async (note) => {
          const reply = await explain({ day: day ?? '', key: explaining?.key ?? '', note });
          if (reply.ok) showToast({ message: t('gateway.explained') });
          return reply;
        }}
      />
    </WorkLayout>
  );
}

type DayLineProps = { days: readonly ComparedDay[]; day: PlainDate; onChoose: (day: PlainDate) => void };

function DayLine({ days, day, onChoose }: DayLineProps) {
  const t = useText();
  const format = useFormat();
  const compared = days.find((one) => one.day === day);
  return (
    <div className={styles['line']}>
      <Select
        label={t('gateway.day')}
        value={day}
        allowDeselect={false}
        data={days.map((one) => ({
          value: one.day,
          label: one.open > 0 ? `${format.date(one.day)} (${one.open})` : format.date(one.day),
        }))}
        onChange={(value) => {
          const found = days.find((one) => one.day === value);
          if (found) onChoose(found.day);
        }}
      />
      {compared ? (
        <span className={styles['hint']}>
          {t('gateway.compared', {
            at: format.moment(compared.ranAt),
            files: compared.files,
            issued: compared.issued,
            payments: compared.payments,
          })}
        </span>
      ) : null}
    </div>
  );
}
