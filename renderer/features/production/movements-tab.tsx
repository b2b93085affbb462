import { useMemo, useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import {
  DESTROY_METHODS,
  MovementKind,
  SPOIL_REASONS,
  type Movement,
} from '#common/domain/production/custody.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { Pager } from './pager.tsx';
import { useHands } from './use-hands.ts';
import styles from './production.module.css';

const PAGE_SIZE = 200;
const SEARCH_DELAY_MS = 200;

/** Every line of the ledger, newest first; by number, kind and person. */
export function MovementsTab() {
  const t = useText();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text, SEARCH_DELAY_MS);
  const [kind, setKind] = useState<MovementKind | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string | null>(null);
  const { data: people } = useChannelQuery('production.stockPeople', NO_INPUT);
  const columns = useMovementColumns();
  const query = { text: searched.trim(), kind, person, offset, limit: PAGE_SIZE };
  const { data, error, refetch } = useChannelQuery('production.movements', query);
  const fresh = <T,>(set: (next: T) => void) => {
    return (next: T) => {
      set(next);
      setOffset(0);
    };
  };
  const search = fresh(setText);

  useScan((code) => search(code.slice(0, 20)));

  return (
    <>
      <div className={styles['filters']}>
        <TextInput
          className={styles['search'] ?? ''}
          label={t('stock.movement.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={20}
          spellCheck={false}
          onChange={({ currentTarget }) => search(currentTarget.value)}
        />
        <Select
          label={t('stock.movement.kind')}
          value={kind ?? 'ALL'}
          onChange={(value) => fresh(setKind)(MovementKind.safeParse(value).data ?? null)}
          data={[
            { value: 'ALL', label: t('common.all') },
            ...MovementKind.options.map((value) => ({ value, label: t(`stock.movement.kinds.${value}`) })),
          ]}
        />
        <Select
          label={t('stock.movement.person')}
          value={person ?? 'ALL'}
          onChange={(value) => fresh(setPerson)(value === 'ALL' ? null : value)}
          data={[
            { value: 'ALL', label: t('stock.movement.everybody') },
            ...Object.entries(people?.names ?? {}).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <div className={styles['list']}>
        {error ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!data && !error ? <TableSkeleton /> : null}
        {data && data.rows.length === 0 && !error ? (
          <EmptyState
            title={t('stock.movement.empty')}
            text={t('stock.movement.emptyText')}
            Icon={IconSearch}
          />
        ) : null}
        {data && data.rows.length > 0 && !error ? (
          <DataTable
            label={t('stock.movement.list')}
            columns={columns}
            rows={data.rows}
            total={data.total}
            rowId={({ id }) => id}
            selectedId={selected}
            onSelect={({ id }) => setSelected(id)}
            onOpen={({ id }) => setSelected(id)}
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

const NO_INPUT = {};

function useMovementColumns(): readonly TableColumn<Movement>[] {
  const t = useText();
  const format = useFormat();
  const { labelOf, nameOf } = useHands();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('stock.movement.column.at'),
        track: '170px',
        cell: ({ at }) => format.moment(at),
      },
      {
        id: 'kind',
        header: t('stock.movement.column.kind'),
        track: '120px',
        cell: ({ kind }) => t(`stock.movement.kinds.${kind}`),
      },
      {
        id: 'numbers',
        header: t('stock.movement.column.numbers'),
        track: '190px',
        cell: (line) => <span className="numeric">{numbersOf(line)}</span>,
      },
      {
        id: 'count',
        header: t('stock.movement.column.count'),
        track: '72px',
        isEnd: true,
        cell: ({ count }) => formatCount(count),
      },
      {
        id: 'from',
        header: t('stock.movement.column.from'),
        track: '130px',
        cell: ({ from }) => labelOf(from),
      },
      { id: 'to', header: t('stock.movement.column.to'), track: '130px', cell: ({ to }) => labelOf(to) },
      {
        id: 'by',
        header: t('stock.movement.column.by'),
        track: 'minmax(150px, 1fr)',
        cell: ({ giver, taker }) =>
          taker ? t('stock.movement.with', { giver: nameOf(giver), taker: nameOf(taker) }) : nameOf(giver),
      },
      {
        id: 'why',
        header: t('stock.movement.column.why'),
        track: 'minmax(130px, 1fr)',
        hideBelow: 1100,
        cell: ({ reason, note, reference }) => {
          const spoil = SPOIL_REASONS.find((one) => one === reason);
          const method = DESTROY_METHODS.find((one) => one === reason);
          const destroyed = method ? t(`controls.destruction.methods.${method}`) : '';
          const why = spoil ? t(`stock.spoil.reasons.${spoil}`) : destroyed;
          return [why, note, reference].filter((part) => part !== '').join(', ');
        },
      },
    ],
    [t, format, labelOf, nameOf],
  );
}

function numbersOf({ first, count }: Movement): string {
  const last = serialRange({ first, count })?.at(-1) ?? first;
  return count === 1 ? first : `${first} – ${last}`;
}
