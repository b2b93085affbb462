import type { ReactNode } from 'react';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
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
        <ScrollRegion as="section" key={label} className={styles['column']} label={label}>
          {content}
        </ScrollRegion>
      ))}
    </div>
  );
}
