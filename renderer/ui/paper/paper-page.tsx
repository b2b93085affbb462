import type { ReactNode } from 'react';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { PaperHead } from './paper-head.tsx';
import styles from './paper.module.css';

type PaperPageProps = { label: string; isSlip?: boolean; children: ReactNode; footer: ReactNode };

/** One sheet of A4 under the office's letterhead, as it will lie on the desk. Printing prints the sheet and nothing around it. */
export function PaperPage({ label, isSlip = false, children, footer }: PaperPageProps) {
  return (
    <div className={styles['page']}>
      <ScrollRegion className={styles['scroll']} label={label}>
        <article
          className={isSlip ? [styles['sheet'], styles['slip']].join(' ') : styles['sheet']}
          data-sheet
        >
          {isSlip ? null : <PaperHead />}
          {children}
        </article>
      </ScrollRegion>
      {footer}
    </div>
  );
}
