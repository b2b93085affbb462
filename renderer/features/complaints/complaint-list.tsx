import type { ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { DueLabel } from '#renderer/ui/due-label.tsx';
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
      {rows.map(({ subject, item, reference, dueOn, isOpen }) => (
        <button
          key={subject}
          type="button"
          className={styles['row']}
          aria-current={subject === selectedId}
          onClick={() => onChoose(subject)}
        >
          <span className={styles['name']}>{t(`complaints.category.${item.category}`)}</span>
          <span className={styles['meta']}>
            <span className="numeric">{reference}</span>
            <StateChip state={item.state} />
          </span>
          {isOpen && item.answeredAt === null ? (
            <span className={styles['meta']}>
              {dueOn ? <DueLabel date={dueOn} isShort /> : t('complaints.notVerified')}
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
