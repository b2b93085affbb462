import { IconArrowsSort } from '@tabler/icons-react';
import type { FileFlag, FileRow } from '#common/contract/ipc/applications.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { FamilyMark, FlagMark, LaneChip } from '#renderer/features/applications/index.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import type { TableColumn } from '#renderer/ui/data-table.tsx';
import styles from './columns.module.css';

/** The columns of every list of files; a stage's own queue needs no stage column. */
export function useFileColumns(stage: Stage | null): readonly TableColumn<FileRow>[] {
  const t = useText();
  const format = useFormat();
  const isArrival = stage === 'arrival';
  const columns: TableColumn<FileRow>[] = [
    {
      id: 'number',
      header: t('queue.column.number'),
      track: '132px',
      cell: (row) => <NumberCell row={row} />,
    },
    {
      id: 'lane',
      header: t('queue.column.lane'),
      track: '100px',
      cell: (row) => <LaneChip lane={row.lane} />,
    },
    {
      id: 'name',
      header: t('queue.column.name'),
      track: 'minmax(180px, 3fr)',
      cell: (row) => (
        <span className={styles['name']} title={row.name}>
          {row.name}
        </span>
      ),
    },
    {
      id: 'type',
      header: t('queue.column.type'),
      track: 'minmax(128px, 1fr)',
      hideBelow: 1080,
      cell: (row) => <span className={styles['soft']}>{t(`labels.type.${row.type}`)}</span>,
    },
    {
      id: 'state',
      header: t('queue.column.state'),
      track: 'minmax(136px, 1.1fr)',
      cell: (row) => t(`labels.state.${row.state}`),
    },
    isArrival
      ? {
          id: 'appointment',
          header: t('queue.column.appointment'),
          track: '104px',
          cell: (row) =>
            row.appointment && `${format.shortDay(row.appointment.date)} ${row.appointment.time}`,
        }
      : {
          id: 'arrived',
          header: t('queue.column.arrived'),
          track: '92px',
          hideBelow: 1320,
          cell: (row) =>
            row.arrivedAt && `${format.shortDay(format.dateOf(row.arrivedAt))} ${format.time(row.arrivedAt)}`,
        },
    {
      id: 'waiting',
      header: t('queue.column.waiting'),
      track: '80px',
      isEnd: true,
      cell: (row) => (row.state === 'BOOKED' ? null : format.waiting(row.stateSince)),
    },
    {
      id: 'due',
      header: t('queue.column.due'),
      track: '148px',
      cell: (row) => <DueLabel date={row.dueOn} isShort />,
    },
    {
      id: 'flags',
      header: t('queue.column.flags'),
      track: 'minmax(96px, 1.4fr)',
      cell: (row) => <FlagsCell row={row} />,
    },
    {
      id: 'holder',
      header: t('queue.column.holder'),
      track: 'minmax(80px, 1fr)',
      hideBelow: 1080,
      cell: (row) => holderWord(t, row),
    },
  ];
  // At the entrance nobody waits yet, and nobody holds a file.
  return isArrival ? columns.filter(({ id }) => id !== 'waiting' && id !== 'holder') : columns;
}

function NumberCell({ row: { ticket, number } }: { row: FileRow }) {
  return (
    <span className={styles['number']} title={number}>
      {ticket ? <span className={styles['ticket']}>{ticket}</span> : null}
      <span className={styles['soft']}>{ticket ? `…${number.slice(-6)}` : number}</span>
    </span>
  );
}

/** Being late is said by the due column, a family by its own mark. */
const SAID_ELSEWHERE: ReadonlySet<FileFlag> = new Set<FileFlag>([
  'LATE',
  'DUE_SOON',
  'FAMILY',
  'FAMILY_HOLD',
]);

function FlagsCell({ row: { flags, familySize, claim } }: { row: FileRow }) {
  const t = useText();
  const order = claim?.order;
  return (
    <span className={styles['flags']}>
      {familySize === null ? null : <FamilyMark count={familySize} isHeld={flags.includes('FAMILY_HOLD')} />}
      {flags
        .filter((flag) => !SAID_ELSEWHERE.has(flag))
        .map((flag) => (
          <FlagMark key={flag} flag={flag} isPlain />
        ))}
      {order && order.ahead > 0 ? (
        <Chip
          Icon={IconArrowsSort}
          label={t(`approval.order.why.${order.why}`)}
          title={t('approval.order.mark', { count: order.ahead })}
          isPlain
        />
      ) : null}
    </span>
  );
}

function holderWord(t: Translate, { claim }: FileRow) {
  if (!claim) return null;
  return claim.isMine ? (
    <span className={styles['mine']}>{t('queue.holder.mine')}</span>
  ) : (
    <span title={`${claim.name}, ${claim.desk}`}>{claim.name}</span>
  );
}
