import type { ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ComplaintDue } from './complaint-due.tsx';
import { StateChip } from './state-chip.tsx';
import styles from './complaints.module.css';

type ComplaintListProps = {
  rows: readonly ComplaintRow[];
  selectedId: string;
  onChoose: (subject: string) => void;
};

/** An office has tens of open complaints, not thousands: all of them are in the page. */
export function ComplaintList({ rows, selectedId, onChoose }: ComplaintListProps) {
  const t = useText();
  return (
    <nav className={styles['list']} aria-label={t('complaints.list')}>
      {rows.map((row) => (
        <button
          key={row.subject}
          type="button"
          className={styles['row']}
          aria-current={row.subject === selectedId}
          onClick={() => onChoose(row.subject)}
        >
          <span className={styles['name']}>{t(`complaints.category.${row.item.category}`)}</span>
          <span className={styles['meta']}>
            <span className="numeric">{row.reference}</span>
            <StateChip state={row.item.state} />
          </span>
          {row.isWaiting ? (
            <span className={styles['meta']}>
              <ComplaintDue row={row} isShort />
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
