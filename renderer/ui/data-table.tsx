/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a table element cannot hold rows that are placed one by one; the roles say the same */
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useMergedRef, useResizeObserver } from '@mantine/hooks';
import { tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import styles from './data-table.module.css';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 32;
const NEAR_END = 20;

const features = tableFeatures({});

export type TableColumn<Row> = {
  id: string;
  header: string;
  /** A CSS grid track: `96px`, `minmax(160px, 2fr)`. */
  track: string;
  cell: (row: Row) => ReactNode;
  isEnd?: boolean;
  /** Left out where the list is narrower than this many pixels: the others keep their room. */
  hideBelow?: number;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  total?: number;
  rowId: (row: Row) => string;
  selectedId: string | null;
  onSelect: (row: Row) => void;
  onOpen: (row: Row) => void;
  /** Called when the last rows come into view. */
  onNearEnd?: () => void;
};

/** A long list: only the rows in view are in the page. J/K or arrows move, Enter opens, a click chooses, a double click opens. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns: allColumns, rows, total, rowId, selectedId, onSelect, onOpen, onNearEnd } = props;
  const t = useText();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [resizeRef, { width }] = useResizeObserver<HTMLDivElement>();
  const ref = useMergedRef(scroller, resizeRef);
  const columns = useMemo(
    () => allColumns.filter(({ hideBelow = 0 }) => width === 0 || width >= hideBelow),
    [allColumns, width],
  );
  const definitions = useMemo(() => columns.map(toDefinition), [columns]);
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId });
  const tableRows = table.getRowModel().rows;
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the virtualiser re-renders by itself
  const virtual = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    paddingStart: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  const selected = tableRows.findIndex((row) => row.id === selectedId);

  useEffect(() => {
    if (rows.length > 0 && lastSeen >= rows.length - NEAR_END) onNearEnd?.();
  }, [lastSeen, rows.length, onNearEnd]);

  function move(to: number) {
    const index = Math.max(0, Math.min(tableRows.length - 1, to));
    const row = tableRows[index];
    if (!row) return;
    onSelect(row.original);
    virtual.scrollToIndex(index);
  }

  function openSelected() {
    const row = tableRows[selected];
    if (row) onOpen(row.original);
  }

  useScreenKeys([
    { combo: 'j', label: t('common.keys.next'), run: () => move(selected + 1) },
    { combo: 'k', label: t('common.keys.previous'), run: () => move(selected - 1) },
    { combo: 'Enter', label: t('common.keys.openRow'), run: openSelected, isDisabled: selected < 0 },
  ]);

  function onKeyDown(event: KeyboardEvent) {
    const target = MOVES[event.key]?.(selected, tableRows.length);
    if (target === undefined) return;
    event.preventDefault();
    move(target);
  }

  const template = { gridTemplateColumns: columns.map(({ track }) => track).join(' ') };
  return (
    <div
      ref={ref}
      className={styles['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-activedescendant={selected >= 0 ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles['inner']} style={{ height: virtual.getTotalSize() }}>
        <div role="rowgroup" className={styles['headGroup']}>
          <div role="row" aria-rowindex={1} className={styles['head']} style={template}>
            {table.getFlatHeaders().map((header, index) => (
              <div key={header.id} role="columnheader" className={cellClass(columns[index]?.isEnd)}>
                {columns[index]?.header}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup">
          {items.map(({ index, start }) => {
            const row = tableRows[index];
            if (!row) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys act on the grid, which has the focus
              <div
                key={row.id}
                id={`${id}-${index}`}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={index === selected}
                className={styles['row']}
                style={{ ...template, transform: `translateY(${start}px)`, top: 0 }}
                onClick={() => onSelect(row.original)}
                onDoubleClick={() => onOpen(row.original)}
              >
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" className={cellClass(column.isEnd)}>
                    {column.cell(row.original)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function toDefinition<Row extends object>(column: TableColumn<Row>): ColumnDef<typeof features, Row> {
  return { id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) };
}

function cellClass(isEnd = false): string {
  return isEnd ? [styles['cell'], styles['end']].join(' ') : (styles['cell'] ?? '');
}

const PAGE = 12;
const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + PAGE,
  PageUp: (index) => index - PAGE,
  Home: () => 0,
  End: (_index, count) => count - 1,
};
