import { IconAlertTriangle } from '@tabler/icons-react';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './due-label.module.css';

type DueLabelProps = { date: PlainDate | null; isShort?: boolean };

/** How long there is still time, and until which day; late is said by icon, word and colour. */
export function DueLabel({ date, isShort = false }: DueLabelProps) {
  const t = useText();
  const format = useFormat();
  if (!date) return isShort ? null : <span className={styles['date']}>{t('common.due.none')}</span>;
  const isLate = date < format.today;
  const mood = isLate ? styles['late'] : date === format.today ? styles['today'] : '';
  return (
    <span className={styles['due']} title={format.date(date)}>
      {isLate ? (
        <span className={[styles['icon'], styles['late']].join(' ')}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
        </span>
      ) : null}
      <span className={[styles['relative'], mood].join(' ')}>{format.due(date)}</span>
      {date === format.today && isShort ? null : (
        <time className={styles['date']} dateTime={date}>
          {isShort ? format.shortDay(date) : format.date(date)}
        </time>
      )}
    </span>
  );
}
