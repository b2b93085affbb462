import { useMemo, useState } from 'react';
import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconListCheck, IconPackageExport, IconSearch } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { ReadyBook } from '#common/contract/ipc/production.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan, useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { CountsDue } from './counts-due.tsx';
import { ShelfCountDialog } from './shelf-count-dialog.tsx';
import styles from './production.module.css';

const SEARCH_DELAY_MS = 200;
/** Those to whom the rule of the count is open. */
const COUNTERS: ReadonlySet<string> = new Set(['HANDOVER', 'SUBSECTION_HEAD', 'SECTION_HEAD']);

/** `/siap-diambil`: which passports wait, where they lie, and whose holder is to be reminded. */
export function ReadyScreen() {
  const t = useText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, SEARCH_DELAY_MS);
  const [dueOnly, setDueOnly] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [isCounting, setIsCounting] = useState(false);
  const { user } = useSession();
  const columns = useReadyColumns();
  const { data, error, refetch } = useChannelQuery('production.ready', { text: searched.trim(), dueOnly });

  const canCount =
    user?.roles.some((role) => COUNTERS.has(role)) === true &&
    data?.rows.some(({ shelf }) => shelf !== null) === true;

  useScan((code) => setText(code.slice(0, 60)));
  useScreenKeys([
    {
      combo: 'ctrl+h',
      label: t('stock.shelf.title'),
      run: () => setIsCounting(true),
      isDisabled: !canCount,
    },
  ]);

  return (
    <div className={styles['stock']}>
      <PageHead
        title={t('handover.ready.title')}
        aside={data ? t('handover.ready.count', { count: formatCount(data.total) }) : null}
      >
        {canCount ? (
          <Button
            variant="default"
            leftSection={<IconListCheck size={16} aria-hidden />}
            rightSection={<KeyHint combo="ctrl+h" />}
            onClick={() => setIsCounting(true)}
          >
            {t('stock.shelf.title')}
          </Button>
        ) : null}
      </PageHead>
      <CountsDue only="shelf" />
      <div className={`${styles['filters']} ${styles['readyFilters']}`}>
        <TextInput
          className={styles['wideSearch'] ?? ''}
          label={t('handover.ready.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={60}
          spellCheck={false}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Switch
          label={t('handover.ready.reminders')}
          checked={dueOnly}
          onChange={({ currentTarget }) => setDueOnly(currentTarget.checked)}
        />
      </div>
      <div className={styles['list']}>
        {error && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!data && !error ? <TableSkeleton /> : null}
        {data && data.rows.length === 0 ? (
          <EmptyState
            title={t('handover.ready.empty')}
            text={t('handover.ready.emptyText')}
            Icon={IconPackageExport}
          />
        ) : null}
        {data && data.rows.length > 0 ? (
          <DataTable
            label={t('handover.ready.list')}
            columns={columns}
            rows={data.rows}
            total={data.total}
            rowId={({ applicationId }) => applicationId}
            selectedId={selected}
            onSelect={({ applicationId }) => setSelected(applicationId)}
            onOpen={({ applicationId }) => void navigate(`/berkas/${applicationId}`)}
          />
        ) : null}
      </div>
      <ShelfCountDialog books={data?.rows ?? []} isOpen={isCounting} onClose={() => setIsCounting(false)} />
    </div>
  );
}

function useReadyColumns(): readonly TableColumn<ReadyBook>[] {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('handover.ready.column.number'),
        track: '170px',
        cell: ({ number }) => <span className="numeric">{number}</span>,
      },
      {
        id: 'name',
        header: t('handover.ready.column.name'),
        track: 'minmax(180px, 1fr)',
        cell: ({ name }) => name,
      },
      {
        id: 'shelf',
        header: t('handover.ready.column.shelf'),
        track: '170px',
        cell: ({ shelf, shelfCount }) =>
          shelfCount === 'MISSING' ? (
            <Chip tone="red" label={t('stock.shelf.notThere')} />
          ) : shelf ? (
            t('handover.shelf.place', shelf)
          ) : (
            '–'
          ),
      },
      {
        id: 'ready',
        header: t('handover.ready.column.ready'),
        track: '130px',
        cell: ({ readyAt }) => format.day(format.dateOf(readyAt)),
      },
      {
        id: 'waited',
        header: t('handover.ready.column.waited'),
        track: '64px',
        isEnd: true,
        cell: ({ readyAt }) => formatCount(daysBetween(format.dateOf(readyAt), format.today)),
      },
      {
        id: 'reminder',
        header: t('handover.ready.column.reminder'),
        track: '150px',
        cell: ({ reminders }) =>
          reminders[0] === undefined ? null : (
            <Chip label={t('handover.ready.due', { day: reminders[0] })} tone="amber" isPlain />
          ),
      },
      {
        id: 'deadline',
        header: t('handover.ready.column.deadline'),
        track: '150px',
        hideBelow: 1000,
        cell: ({ deadlineOn }) => (deadlineOn ? format.due(deadlineOn) : null),
      },
    ],
    [t, format],
  );
}
