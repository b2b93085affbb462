import type { ReactNode } from 'react';
import styles from './approval.module.css';

type ColumnsProps = {
  left: { label: string; content: ReactNode };
  right: { label: string; content: ReactNode };
};

/** Two columns that scroll for themselves, so that what is read stays in view beside what is filled in. */
export function Columns({ left, right }: ColumnsProps) {
  return (
    <div className={styles['split']}>
      {[left, right].map(({ label, content }) => (
        // A column without a field in it can be scrolled by keyboard only when it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section key={label} className={styles['column']} aria-label={label} tabIndex={0}>
          {content}
        </section>
      ))}
    </div>
  );
}
