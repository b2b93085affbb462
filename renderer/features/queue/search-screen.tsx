import { useEffect, useState, type KeyboardEvent } from 'react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { useFileColumns } from './columns.tsx';
import { OlderBar } from './older-bar.tsx';
import { useOlderFiles } from './use-older-files.ts';
import styles from './search-screen.module.css';

const LIMIT = 100;
const SHORTEST = 2;
/** The pause that ends a text: each search that is answered is an entry in the audit, a key stroke is none. */
const WAIT_MS = 400;

/** `/cari?q=…`: any file by number, name, NIK, passport or ticket, while one types. */
export function SearchScreen() {
  const t = useText();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('q') ?? '';
  const [text, setText] = useState(asked);
  const [settled] = useDebouncedValue(text.trim(), WAIT_MS);
  const [entered, setEntered] = useState('');
  // Enter ends the text as well, so that nobody waits for the pause.
  const typed = entered !== '' && entered === text.trim() ? entered : settled;
  const isAsking = typed.length >= SHORTEST;
  const { data, currentData, error, refetch } = useChannelQuery(
    'applications.search',
    isAsking ? { text: typed, limit: LIMIT } : skipToken,
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const fileColumns = useFileColumns(null);
  const first = useFirstFocus<HTMLInputElement>();
  // While the next answer is on its way the last one stays: a list that blinks cannot be read.
  const here = isAsking ? (currentData ?? data) : undefined;
  const older = useOlderFiles(typed);
  const rows = here && older.rows ? [...here, ...older.rows] : here;

  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    if (typed !== asked) setQuery(typed ? { q: typed } : {}, { replace: true });
    // Only what is typed drives the address; the address itself must not write back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed]);
  const selectedId = rows?.some(({ id }) => id === chosenId) ? chosenId : (rows?.[0]?.id ?? null);

  const placeColumn: TableColumn<FileRow> = {
    id: 'place',
    header: t('queue.search.place'),
    track: '92px',
    cell: ({ id }) => t(older.has(id) ? 'queue.search.atHub' : 'queue.search.here'),
  };
  const columns = older.rows?.length ? [...fileColumns, placeColumn] : fileColumns;

  async function open(row: FileRow) {
    if (older.has(row.id) && (older.isBusy || !(await older.bring(row)))) return;
    void navigate(`/berkas/${row.id}`);
  }

  /** Down and Enter work from the field, so that the hands stay where they are. */
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && typed !== text.trim()) {
      setEntered(text.trim());
      return;
    }
    if (!rows || rows.length === 0) return;
    const index = rows.findIndex(({ id }) => id === selectedId);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosenId(rows[Math.max(0, Math.min(rows.length - 1, index + step))]?.id ?? null);
    }
    const selected = rows[index];
    if (event.key === 'Enter' && selected) void open(selected);
  }

  return (
    <>
      <search className={styles['bar']}>
        <TextInput
          aria-label={t('queue.search.label')}
          placeholder={t('queue.search.placeholder')}
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          size="md"
          value={text}
          ref={first}
          autoComplete="off"
          spellCheck={false}
          data-search-field
          onKeyDown={onKeyDown}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </search>
      {rows && rows.length > 0 ? (
        <p className={styles['count']} aria-live="polite">
          {t(rows.length < LIMIT ? 'queue.search.count' : 'queue.search.capped', { count: rows.length })}
        </p>
      ) : null}
      {body()}
      {isAsking && older.hasHub ? <OlderBar older={older} text={typed} /> : null}
    </>
  );

  function body() {
    if (!isAsking) {
      return (
        <EmptyState
          title={t('queue.search.start')}
          text={t(text.trim() === '' ? 'queue.search.startText' : 'queue.search.tooShort')}
          Icon={IconSearch}
        />
      );
    }
    if (error && !currentData) return <ErrorState error={error} onRetry={refetch} />;
    if (!rows) return <TableSkeleton />;
    if (rows.length === 0) {
      return (
        <EmptyState
          title={t('queue.search.nothing')}
          text={t('queue.search.nothingText')}
          Icon={IconSearch}
        />
      );
    }
    return (
      <DataTable
        label={t('queue.search.title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        selectedId={selectedId}
        onSelect={({ id }) => setChosenId(id)}
        onOpen={(row) => void open(row)}
      />
    );
  }
}
