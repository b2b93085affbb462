import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { PaperPreview, SurveySheet } from '#renderer/features/printing/index.ts';
import { PeriodForm } from '#renderer/features/reports/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { OpenKioskButton } from './open-kiosk-button.tsx';
import { SurveyPage } from './survey-page.tsx';
import styles from './survey.module.css';

/** `/survei`: what the applicants said in a period, what fell, and what is done about it. */
export function SurveyScreen() {
  const t = useText();
  const { can } = useSession();
  const [period, setPeriod] = useState<Period | null>(null);
  const [paper, setPaper] = useState<PaperRef | null>(null);
  const {
    currentData: data,
    error,
    isFetching,
    refetch,
  } = useChannelQuery('survey.report', period ?? skipToken);
  const [save, { isBusy: isSaving, error: saveError }] = useChannelMutation('survey.saveSheet');
  const isReady = data !== undefined && data.report.now !== null;
  const mayPrint = can('case.act') && can('reports.read');

  async function saveSheet() {
    if (!period || !isReady) return;
    const reply = await save(period);
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('survey.saved'), closeLabel: t('common.close') });
    }
  }

  function openPaper() {
    if (period && isReady && mayPrint) setPaper({ paper: 'SURVEY', ...period });
  }

  function count(next: Period) {
    if (period?.from === next.from && period.to === next.to) refetch();
    else setPeriod(next);
  }

  useScreenKeys([
    { combo: 'ctrl+s', label: t('survey.save'), run: () => void saveSheet(), isDisabled: !isReady },
    { combo: 'ctrl+p', label: t('survey.paper'), run: openPaper, isDisabled: !isReady || !mayPrint },
  ]);

  return (
    <div className={styles['page']}>
      <PageHead title={t('survey.title')}>
        <OpenKioskButton />
        <Button
          variant="default"
          loading={isSaving}
          disabled={!isReady}
          onClick={() => void saveSheet()}
          rightSection={<KeyHint combo="ctrl+s" />}
        >
          {t('survey.save')}
        </Button>
        {mayPrint ? (
          <Button
            variant="default"
            disabled={!isReady}
            onClick={openPaper}
            rightSection={<KeyHint combo="ctrl+p" />}
          >
            {t('survey.paper')}
          </Button>
        ) : null}
      </PageHead>
      <PeriodForm onCount={count} isBusy={isFetching} />
      {saveError ? <RefusalLine error={saveError} /> : null}
      {body()}
      <PaperPreview paper={paper} onClose={() => setPaper(null)}>
        {(copy) => (data ? <SurveySheet data={data} copy={copy} /> : null)}
      </PaperPreview>
    </div>
  );

  function body() {
    if (!period) {
      return <EmptyState title={t('survey.start')} text={t('survey.startText')} Icon={IconMoodSmile} />;
    }
    if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
    if (!data.report.now && data.improvements.length === 0) {
      return <EmptyState title={t('survey.none')} text={t('survey.noneText')} Icon={IconMoodSmile} />;
    }
    return (
      <ScrollRegion className={styles['scroll']} label={t('survey.title')}>
        <SurveyPage data={data} />
      </ScrollRegion>
    );
  }
}
