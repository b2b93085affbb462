import { useMemo, useState } from 'react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { Blank } from '#common/contract/ipc/production.ts';
import { BlankState } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { Pager } from './pager.tsx';
import styles from './production.module.css';

const PAGE_SIZE = 200;
const SEARCH_DELAY_MS = 200;
const TONES: Readonly<Record<BlankState, Tone>> = {
  IN_STOCK: 'gray',
  ALLOCATED: 'blue',
  PRINTED: 'blue',
  ISSUED: 'green',
  VOIDED: 'amber',
  SPOILED: 'red',
  MISSING: 'red',
  IN_TRANSIT: 'violet',
  TRANSFERRED: 'gray',
  DESTROYED: 'gray',
};

/** Each serial with its state and, once taken, the file that it belongs to. */
export function BlankList() {
  const t = useText();
  const navigate = useNavigate();
  const [state, setState] = useState<BlankState | 'ALL'>('ALL');
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, SEARCH_DELAY_MS);
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string | null>(null);
  const columns = useBlankColumns();
  const { data, error, refetch } = useChannelQuery('production.blanks', {
    state: state === 'ALL' ? null : state,
    at: null,
    text: searched.trim(),
    offset,
    limit: PAGE_SIZE,
  });

  function search(next: string) {
    setText(next);
    setOffset(0);
  }

  useScan((code) => search(code.slice(0, 20)));

  function open(blank: Blank) {
    if (blank.applicationId) void navigate(`/berkas/${blank.applicationId}`);
  }

  return (
    <>
      <div className={styles['filters']}>
        <TextInput
          className={styles['search'] ?? ''}
          label={t('production.stock.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={20}
          spellCheck={false}
          onChange={(event) => search(event.currentTarget.value)}
        />
        <ChoiceField
          label={t('production.stock.filter')}
          value={state}
          onChange={(next) => {
            setState(next);
            setOffset(0);
          }}
          choices={[
            { value: 'ALL', label: t('common.all') },
            ...BlankState.options.map((value) => ({ value, label: t(`labels.blankState.${value}`) })),
          ]}
        />
      </div>
      <div className={styles['list']}>
        {error ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!data && !error ? <TableSkeleton /> : null}
        {data && data.rows.length === 0 ? (
          <EmptyState
            title={t('production.stock.nothing')}
            text={t('production.stock.nothingText')}
            Icon={IconSearch}
          />
        ) : null}
        {data && data.rows.length > 0 ? (
          <DataTable
            label={t('production.stock.list')}
            columns={columns}
            rows={data.rows}
            total={data.total}
            rowId={({ serial }) => serial}
            selectedId={selected}
            onSelect={({ serial }) => setSelected(serial)}
            onOpen={open}
          />
        ) : null}
      </div>
      {data && data.total > PAGE_SIZE ? (
        <Pager
          offset={offset}
          size={PAGE_SIZE}
          shown={data.rows.length}
          total={data.total}
          onMove={setOffset}
        />
      ) : null}
    </>
  );
}

function useBlankColumns(): readonly TableColumn<Blank>[] {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'serial',
        header: t('production.stock.column.serial'),
        track: '160px',
        cell: ({ serial }) => <span className="numeric">{serial}</span>,
      },
      {
        id: 'kind',
        header: t('production.stock.column.kind'),
        track: '140px',
        cell: ({ kind }) => t(`labels.kind.${kind}`),
      },
      {
        id: 'pages',
        header: t('production.stock.column.pages'),
        track: '72px',
        isEnd: true,
        cell: ({ pages }) => pages,
      },
      {
        id: 'state',
        header: t('production.stock.column.state'),
        track: '160px',
        cell: ({ state }) => <Chip label={t(`labels.blankState.${state}`)} tone={TONES[state]} />,
      },
      {
        id: 'hand',
        header: t('stock.who'),
        track: '150px',
        cell: ({ hand, holderName }) => holderName ?? t(`stock.hand.${hand.at}`),
      },
      {
        id: 'file',
        header: t('production.stock.column.file'),
        track: 'minmax(160px, 1fr)',
        cell: ({ applicationNumber }) => <span className="numeric">{applicationNumber ?? ''}</span>,
      },
      {
        id: 'changed',
        header: t('production.stock.column.changed'),
        track: '200px',
        cell: ({ changedAt }) => format.moment(changedAt),
      },
    ],
    [t, format],
  );
}
