import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { PaperPreview, ReportSheet } from '#renderer/features/printing/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { PeriodForm } from './period-form.tsx';
import { ReportTables } from './report-tables.tsx';
import styles from './reports.module.css';

/** `/laporan`: what the office did in a period, counted from the actions when somebody asks. */
export function ReportScreen() {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const [period, setPeriod] = useState<Period | null>(null);
  const [paper, setPaper] = useState<PaperRef | null>(null);
  const {
    currentData: data,
    error,
    isFetching,
    refetch,
  } = useChannelQuery('reports.period', period ?? skipToken);
  const [save, { isBusy: isSaving, error: saveError }] = useChannelMutation('reports.saveSheet');
  const isReady = data !== undefined && !isFetching;

  function count(next: Period) {
    if (period?.from === next.from && period.to === next.to) refetch();
    else setPeriod(next);
  }

  async function saveSheet() {
    if (!period || !isReady) return;
    const reply = await save(period);
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('reports.saved'), closeLabel: t('common.close') });
    }
  }

  function openPaper() {
    if (period && isReady && can('case.act')) setPaper({ paper: 'REPORT', ...period });
  }

  useScreenKeys([
    { combo: 'ctrl+s', label: t('reports.save'), run: () => void saveSheet(), isDisabled: !isReady },
    { combo: 'ctrl+p', label: t('reports.paper'), run: openPaper, isDisabled: !isReady || !can('case.act') },
  ]);

  return (
    <div className={styles['page']}>
      <PageHead title={t('reports.title')}>
        <Button
          variant="default"
          loading={isSaving}
          disabled={!isReady}
          onClick={() => void saveSheet()}
          rightSection={<KeyHint combo="ctrl+s" />}
        >
          {t('reports.save')}
        </Button>
        {can('case.act') ? (
          <Button
            variant="default"
            disabled={!isReady}
            onClick={openPaper}
            rightSection={<KeyHint combo="ctrl+p" />}
          >
            {t('reports.paper')}
          </Button>
        ) : null}
      </PageHead>
      <PeriodForm onCount={count} isBusy={isFetching} />
      {saveError ? <RefusalLine error={saveError} /> : null}
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {isFetching ? <TableSkeleton /> : null}
      {!period ? (
        <EmptyState title={t('reports.start')} text={t('reports.startText')} Icon={IconChartBar} />
      ) : null}
      {data && isReady ? (
        <>
          <p className={styles['about']} aria-live="polite">
            {t('reports.files', { count: formatCount(data.report.files) })} ·{' '}
            {t('reports.until', { moment: format.moment(data.until) })} ·{' '}
            {t(data.where === 'OFFICE' ? 'reports.office' : 'reports.desk')} {t('reports.intro')}
          </p>
          {data.disposed > 0 ? (
            <p className={styles['about']}>{t('reports.disposed', { count: formatCount(data.disposed) })}</p>
          ) : null}
          <ReportTables data={data} />
        </>
      ) : null}
      <PaperPreview paper={paper} onClose={() => setPaper(null)}>
        {(copy) => (data ? <ReportSheet data={data} copy={copy} /> : null)}
      </PaperPreview>
    </div>
  );
}
