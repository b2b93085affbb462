import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconFileExport, IconSearch } from '@tabler/icons-react';
import type { FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { Output } from '#common/contract/ipc/index.ts';
import { addDays } from '#common/kernel/plain-date.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { AuditFilter, toQuestion, type AuditFilterValues } from './audit-filter.tsx';
import { actorText, detailText } from './audit-words.ts';
import { EntryDetails } from './entry-details.tsx';
import { useAuditSearch, type AuditQuestion } from './use-audit-search.ts';
import styles from './audit.module.css';

/** Days that the screen shows at first. */
const FIRST_DAYS = 7;

/** Who did what, where and when. */
export function SearchTab({ state }: { state: Output<'audit.state'> | undefined }) {
  const t = useText();
  const { today } = useFormat();
  const { utcOffsetMinutes } = useSession();
  const [values, setValues] = useState<AuditFilterValues>(() =>
    firstValues(addDays(today, 1 - FIRST_DAYS), today),
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const columns = useColumns();
  const question = useMemo(() => toQuestion(values, utcOffsetMinutes), [values, utcOffsetMinutes]);
  const { entries, error, hasMore, loadMore } = useAuditSearch(question);
  const selected = entries?.find(({ seq }) => seq === chosen) ?? entries?.[0] ?? null;
  return (
    <>
      <AuditFilter
        state={state}
        values={values}
        // A new object asks anew, also for the same words.
        onSearch={(next) => setValues({ ...next })}
      />
      {error ? <ErrorState error={error} onRetry={() => setValues({ ...values })} /> : null}
      {!entries && !error ? <TableSkeleton /> : null}
      {entries?.length === 0 && !error ? (
        <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} Icon={IconSearch} />
      ) : null}
      {entries && entries.length > 0 ? (
        <>
          <div className={styles['span']}>
            <p className={styles['note']} aria-live="polite">
              {t(hasMore ? 'audit.countMore' : 'audit.count', { count: formatCount(entries.length) })}
            </p>
            <ExportButtons question={question} />
          </div>
          <div className={styles['body']}>
            <div className={styles['list']}>
              <DataTable
                label={t('audit.title')}
                columns={columns}
                rows={entries}
                rowId={({ seq }) => String(seq)}
                selectedId={selected ? String(selected.seq) : null}
                onSelect={({ seq }) => setChosen(seq)}
                onOpen={({ seq }) => setChosen(seq)}
                onNearEnd={loadMore}
              />
            </div>
            <EntryDetails entry={selected} />
          </div>
        </>
      ) : null}
    </>
  );
}

function firstValues(from: AuditFilterValues['from'], until: AuditFilterValues['until']): AuditFilterValues {
  return { from, until, actor: null, event: null, desk: null, subject: '', text: '' };
}

/** Everything that the question finds, not only what has been scrolled to. */
function ExportButtons({ question }: { question: AuditQuestion }) {
  const t = useText();
  const [run, { isBusy, error }] = useChannelMutation('audit.export');

  async function save(format: 'CSV' | 'JSONL') {
    const reply = await run({ query: question, format });
    if (reply.ok && reply.value.saved) {
      showToast({ message: t('audit.exported', { count: formatCount(reply.value.entries) }) });
    }
  }

  return (
    <>
      {error ? <RefusalLine error={error} /> : null}
      {(['CSV', 'JSONL'] as const).map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          loading={isBusy}
          leftSection={<IconFileExport size={16} aria-hidden />}
          onClick={() => void save(format)}
        >
          {t(`audit.export.${format}`)}
        </Button>
      ))}
    </>
  );
}

function useColumns(): readonly TableColumn<FoundEntry>[] {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'at', header: t('audit.column.at'), track: '170px', cell: ({ at }) => format.moment(at) },
      {
        id: 'actor',
        header: t('audit.column.actor'),
        track: 'minmax(120px, 1fr)',
        cell: (entry) => actorText(t, entry),
      },
      {
        id: 'event',
        header: t('audit.column.event'),
        track: 'minmax(110px, 1fr)',
        cell: ({ event }) => t(`audit.event.${event}`),
      },
      {
        id: 'subject',
        header: t('audit.column.subject'),
        track: 'minmax(160px, 1fr)',
        cell: ({ subjectName, subject }) => <span className="numeric">{subjectName ?? subject}</span>,
      },
      {
        id: 'detail',
        header: t('audit.column.detail'),
        track: 'minmax(140px, 2fr)',
        cell: (entry) => detailText(t, entry),
        hideBelow: 640,
      },
      {
        id: 'desk',
        header: t('audit.column.desk'),
        track: '110px',
        cell: ({ desk }) => desk,
        hideBelow: 760,
      },
    ],
    [t, format],
  );
}
