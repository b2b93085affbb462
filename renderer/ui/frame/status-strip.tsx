import type { ReactNode } from 'react';
import type { IconType } from '../chip.tsx';
import styles from './status-strip.module.css';

type StatusStripProps = { isOutage?: boolean; left: ReactNode; right: ReactNode };

/** The quiet line at the foot: connection, drafts, messages. */
export function StatusStrip({ isOutage = false, left, right }: StatusStripProps) {
  return (
    <footer
      className={isOutage ? [styles['strip'], styles['outage']].join(' ') : styles['strip']}
      aria-live="polite"
    >
      {left}
      <span className={styles['space']} />
      {right}
    </footer>
  );
}

export function StripItem({ Icon, children }: { Icon?: IconType; children: ReactNode }) {
  return (
    <span className={styles['item']}>
      {Icon ? <Icon size={14} stroke={1.75} aria-hidden /> : null}
      {children}
    </span>
  );
}
