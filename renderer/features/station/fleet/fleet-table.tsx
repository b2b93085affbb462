import { useMemo } from 'react';
import { IconLock } from '@tabler/icons-react';
import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DataTable, type TableColumn } from '#renderer/ui/data-table.tsx';
import { clockText, daysText, devicesText, isUrgentEnd, toneOf } from './fleet-words.ts';
import styles from './fleet.module.css';

const MEGABYTE = 1024 * 1024;

type FleetTableProps = {
  rows: readonly FleetRow[];
  selectedId: string | null;
  onSelect: (row: FleetRow) => void;
};

export function FleetTable({ rows, selectedId, onSelect }: FleetTableProps) {
  const t = useText();
  const columns = useColumns();
  return (
    <DataTable
      label={t('fleet.list')}
      columns={columns}
      rows={rows}
      rowId={({ deskId }) => deskId}
      selectedId={selectedId}
      onSelect={onSelect}
      onOpen={onSelect}
    />
  );
}

function useColumns(): readonly TableColumn<FleetRow>[] {
  const t = useText();
  const { time, shortDay, dateOf, today } = useFormat();
  return useMemo(() => {
    const seenText = (at: FleetRow['lastSeenAt']) =>
      at === null ? t('fleet.never') : dateOf(at) === today ? time(at) : shortDay(dateOf(at));
    const marked = (text: string, isBad: boolean) => (
      <span className={isBad ? styles['warn'] : ''}>{text}</span>
    );
    const has = ({ troubles }: FleetRow, ...wanted: FleetRow['troubles']) =>
      wanted.some((trouble) => troubles.includes(trouble));
    return [
      {
        id: 'desk',
        header: t('fleet.column.desk'),
        track: 'minmax(92px, 1fr)',
        cell: ({ name, isThis }) => (isThis ? t('fleet.thisOne', { name }) : name),
      },
      {
        id: 'trouble',
        header: t('fleet.column.trouble'),
        track: 'minmax(136px, 1.6fr)',
        cell: (row) => <Troubles row={row} />,
      },
      {
        id: 'seen',
        header: t('fleet.column.seen'),
        track: '76px',
        cell: (row) => marked(seenText(row.lastSeenAt), has(row, 'SILENT')),
      },
      {
        id: 'version',
        header: t('fleet.column.version'),
        track: '56px',
        cell: (row) => marked(row.report?.state.version ?? '–', has(row, 'OLD_VERSION')),
      },
      {
        id: 'ring',
        header: t('fleet.column.ring'),
        track: '64px',
        cell: ({ ring }) => t(`fleet.ring.${ring}`),
      },
      {
        id: 'unsent',
        header: t('fleet.column.unsent'),
        track: '72px',
        isEnd: true,
        cell: (row) =>
          row.report
            ? marked(
                formatCount(row.report.state.waiting + row.report.state.uploads + row.report.state.refused),
                has(row, 'UNSENT', 'REFUSED'),
              )
            : '–',
      },
      {
        id: 'disk',
        header: t('fleet.column.disk'),
        track: '64px',
        isEnd: true,
        hideBelow: 720,
        cell: (row) =>
          row.report ? marked(sizeText(t, row.report.state.freeMb * MEGABYTE), has(row, 'DISK')) : '–',
      },
      {
        id: 'clock',
        header: t('fleet.column.clock'),
        track: '64px',
        isEnd: true,
        hideBelow: 760,
        cell: (row) =>
          row.report ? marked(clockText(t, row.report.clockOffSeconds), has(row, 'CLOCK')) : '–',
      },
      {
        id: 'devices',
        header: t('fleet.column.devices'),
        track: 'minmax(76px, 0.8fr)',
        hideBelow: 840,
        cell: (row) => marked(devicesText(t, row), has(row, 'DEVICE')),
      },
      {
        id: 'cert',
        header: t('fleet.column.cert'),
        track: '68px',
        hideBelow: 920,
        cell: (row) => (row.report ? marked(daysText(t, row.daysLeft), isUrgentEnd(row.daysLeft)) : '–'),
      },
      {
        id: 'policy',
        header: t('fleet.column.policy'),
        track: '68px',
        hideBelow: 1000,
        cell: (row) =>
          !row.report
            ? '–'
            : row.differences.length === 0
              ? t('fleet.same')
              : marked(t('fleet.differs', { count: row.differences.length }), true),
      },
    ];
  }, [t, time, shortDay, dateOf, today]);
}

/** The worst in words, the others counted: all of them stand in the panel beside. */
function Troubles({ row: { troubles, revokedAt } }: { row: FleetRow }) {
  const t = useText();
  const [worst, ...others] = troubles;
  if (revokedAt !== null) return <Chip label={t('fleet.revoked')} isPlain />;
  if (worst === undefined) return <Chip label={t('fleet.well')} tone="green" isPlain />;
  const all = troubles.map((trouble) => t(`fleet.trouble.${trouble}`)).join(', ');
  const more = others.length > 0 ? ` ${t('fleet.more', { count: others.length })}` : '';
  return (
    <Chip
      label={`${t(`fleet.trouble.${worst}`)}${more}`}
      tone={toneOf(worst)}
      title={all}
      {...(worst === 'LOCKED' ? { Icon: IconLock } : {})}
    />
  );
}
