import { Fragment } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import {
  freeOf,
  totalOf,
  type QuotaDayPlan,
  type QuotaPool,
} from '#common/domain/appointments/quota-days.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './quota.module.css';

type QuotaTableProps = {
  days: readonly QuotaDayPlan[];
  /** Null: all of them. */
  lane: ServiceLane | null;
  onDay: (day: PlainDate) => void;
};

/** A line for each day and lane; the list of a day is one key away. */
export function QuotaTable({ days, lane, onDay }: QuotaTableProps) {
  const t = useText();
  const own = days.map((day) => ({
    ...day,
    pools: day.pools.filter((pool) => lane === null || pool.lane === lane),
  }));
  const total = totalOf(own.flatMap(({ pools }) => pools));
  const free = own
    .flatMap(({ pools }) => pools)
    .reduce((sum, pool) => sum + Math.max(0, freeOf(pool) ?? 0), 0);
  return (
    <PlainTable className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('quota.column.day')}</th>
          <th scope="col">{t('quota.lane')}</th>
          <th scope="col" data-number>
            {t('quota.column.places')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.booked')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.walkIns')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.arrived')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.noShows')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.rebooked')}
          </th>
          <th scope="col" data-number>
            {t('quota.column.free')}
          </th>
        </tr>
      </thead>
      <tbody>
        {own.map((day) => (
          <DayLines key={day.day} day={day} onDay={onDay} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('quota.total')}
          </th>
          <Numbers counts={total} />
          <td data-number className="numeric">
            {formatCount(free)}
          </td>
        </tr>
      </tfoot>
    </PlainTable>
  );
}

type DayLinesProps = { day: QuotaDayPlan; onDay: (day: PlainDate) => void };

function DayLines({ day, onDay }: DayLinesProps) {
  const t = useText();
  const { day: date, isOpen, pools } = day;
  // A day on which nobody works has lines only for who is on it all the same.
  const lines = isOpen ? pools : pools.filter(({ booked, walkIns }) => booked + walkIns > 0);
  const head = <DayHead day={day} rows={Math.max(1, lines.length)} onDay={onDay} />;
  if (lines.length === 0) {
    return (
      <tr data-closed={!isOpen || undefined}>
        {head}
        <td colSpan={8}>{isOpen ? '–' : t('quota.closed')}</td>
      </tr>
    );
  }
  return lines.map((pool, index) => (
    <tr
      key={`${date} ${pool.lane} ${pool.kind}`}
      data-closed={!isOpen || undefined}
      data-within={index < lines.length - 1 || undefined}
    >
      {index === 0 ? head : null}
      <td>
        {t(`labels.lane.${pool.lane}`)}
        {pool.kind ? <span className={styles['soft']}> · {t(`labels.kind.${pool.kind}`)}</span> : null}
      </td>
      <Numbers counts={pool} />
      <td data-number>
        <Free pool={pool} isOpen={isOpen} />
      </td>
    </tr>
  ));
}

function DayHead({ day: { day, isOpen, noBlanks }, rows, onDay }: DayLinesProps & { rows: number }) {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const name = format.date(day);
  return (
    <th scope="row" rowSpan={rows} className={styles['dayCell']}>
      {can('case.read') ? (
        <Button
          variant="subtle"
          size="compact-sm"
          className={day === format.today ? (styles['today'] ?? '') : ''}
          aria-label={t('quota.openDay', { day: name })}
          onClick={() => onDay(day)}
        >
          {name}
        </Button>
      ) : (
        name
      )}
      {isOpen
        ? noBlanks.map((kind) => (
            <span key={kind} className={styles['warning']}>
              <IconAlertTriangle size={14} aria-hidden />
              {t('quota.noBlanks', { kind: t(`labels.kind.${kind}`).toLowerCase() })}
            </span>
          ))
        : null}
    </th>
  );
}

function Numbers({ counts }: { counts: Omit<QuotaPool, 'lane' | 'kind'> }) {
  const t = useText();
  const { places, booked, walkIns, arrived, noShows, rebooked } = counts;
  const shown = [
    places === null ? '–' : formatCount(places),
    formatCount(booked),
    formatCount(walkIns),
    formatCount(arrived),
    noShows === 0
      ? '0'
      : t('quota.share', { count: formatCount(noShows), percent: Math.round((noShows / booked) * 100) }),
    formatCount(rebooked),
  ];
  return (
    <Fragment>
      {shown.map((value, index) => (
        // Six numbers, always in this order.
        <td key={index} data-number className="numeric">
          {value}
        </td>
      ))}
    </Fragment>
  );
}

function Free({ pool, isOpen }: { pool: QuotaPool; isOpen: boolean }) {
  const t = useText();
  const free = freeOf(pool);
  if (free === null) return '–';
  if (free < 0) {
    return <span className={styles['over']}>{t('quota.over', { count: formatCount(-free) })}</span>;
  }
  if (free === 0) return <span className={styles['soft']}>{isOpen ? t('quota.full') : '–'}</span>;
  return formatCount(free);
}
