import { useMemo, useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck, IconSearch } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { OutboxItem } from '#common/contract/ipc/sync.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { kindText } from '#renderer/lib/kind-key.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { reasonText, type Format, type HubStatus } from './sync-text.ts';
import { useSyncStatus } from './use-sync-status.ts';
import styles from './sync.module.css';

const SHOWN = 200;
const SEARCH_DELAY_MS = 200;

/** Every action of this desk that the hub has not brought back, oldest first. */
export function Outbox() {
  const t = useText();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), SEARCH_DELAY_MS);
  const [selected, setSelected] = useState<string | null>(null);
  const columns = useColumns();
  const { data, error, refetch } = useChannelQuery('sync.outbox', {
    text: searched,
    limit: SHOWN,
    offset: 0,
  });
  const isEmpty = data?.rows.length === 0;
  return (
    <>
      <div className={styles['filters']}>
        <h2 className={styles['heading']}>{t('sync.outbox.title')}</h2>
        <TextInput
          className={styles['search'] ?? ''}
          aria-label={t('sync.outbox.search')}
          placeholder={t('sync.outbox.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={80}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div className={styles['list']}>
        {error ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!data && !error ? <TableSkeleton /> : null}
        {data && isEmpty && searched === '' ? (
          <EmptyState
            title={t('sync.outbox.empty')}
            text={t('sync.outbox.emptyText')}
            Icon={IconCircleCheck}
          />
        ) : null}
        {data && isEmpty && searched !== '' ? (
          <EmptyState
            title={t('sync.outbox.nothing')}
            text={t('sync.outbox.nothingText')}
            Icon={IconSearch}
          />
        ) : null}
        {data && !isEmpty ? (
          <DataTable
            label={t('sync.outbox.list')}
            columns={columns}
            rows={data.rows}
            total={data.total}
            rowId={({ actionId }) => actionId}
            selectedId={selected}
            onSelect={({ actionId }) => setSelected(actionId)}
            onOpen={({ applicationId }) => void navigate(`/berkas/${applicationId}`)}
          />
        ) : null}
      </div>
      {data && data.total > data.rows.length ? (
        <p className={styles['soft']}>
          {t('sync.outbox.showing', {
            shown: formatCount(data.rows.length),
            total: formatCount(data.total),
          })}
        </p>
      ) : null}
    </>
  );
}

function useColumns(): readonly TableColumn<OutboxItem>[] {
  const t = useText();
  const format = useFormat();
  const found = useSyncStatus();
  const status = found?.mode === 'HUB' ? found : null;
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('sync.outbox.column.name'),
        track: 'minmax(160px, 2fr)',
        cell: ({ name }) => name,
      },
      {
        id: 'number',
        header: t('sync.outbox.column.number'),
        track: '170px',
        cell: ({ number }) => <span className="numeric">{number}</span>,
        hideBelow: 1100,
      },
      {
        id: 'action',
        header: t('sync.outbox.column.action'),
        track: 'minmax(160px, 2fr)',
        cell: ({ kind }) => kindText(t, kind),
      },
      {
        id: 'queued',
        header: t('sync.outbox.column.queued'),
        track: '160px',
        cell: ({ queuedAt }) => format.moment(queuedAt),
        hideBelow: 1200,
      },
      {
        id: 'age',
        header: t('sync.outbox.column.age'),
        track: '96px',
        cell: ({ queuedAt }) => format.waiting(queuedAt),
        isEnd: true,
      },
      {
        id: 'state',
        header: t('sync.outbox.column.state'),
        track: '132px',
        cell: (item) => <State item={item} />,
      },
      {
        id: 'problem',
        header: t('sync.outbox.column.problem'),
        track: 'minmax(150px, 2fr)',
        cell: (item) => problemText(t, item, status),
      },
      {
        id: 'next',
        header: t('sync.outbox.column.next'),
        track: '88px',
        cell: (item) => nextText(t, format, item, status),
        isEnd: true,
      },
    ],
    [t, format, status],
  );
}

/** Its own reason where it was refused by itself; the connection's for whatever only waits for it. */
function problemText(t: Translate, item: OutboxItem, status: HubStatus | null): ReactNode {
  if (item.isAnswered) return null;
  const text =
    item.lastError === null
      ? status && reasonText(t, status)
      : t('sync.outbox.pageRefused', { code: item.lastError });
  return text ? <span title={text}>{text}</span> : null;
}

function nextText(t: Translate, format: Format, item: OutboxItem, status: HubStatus | null): string | null {
  if (item.isAnswered || !status || status.link === 'REVOKED') return null;
  return status.nextTryAt ? format.time(status.nextTryAt) : t('sync.outbox.now');
}

function State({ item }: { item: OutboxItem }) {
  const t = useText();
  if (item.isAnswered) return <Chip label={t('sync.outbox.sent')} tone="green" />;
  if (item.expectedRefusal !== null) return <Chip label={t('sync.outbox.doubt')} tone="amber" />;
  return <Chip label={t('sync.outbox.waits')} tone="gray" />;
}
