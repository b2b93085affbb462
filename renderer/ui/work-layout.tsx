import type { ReactNode } from 'react';
import styles from './work-layout.module.css';

type WorkLayoutProps = {
  children: ReactNode;
  footer?: ReactNode;
  /** Screens with panes of their own (documents, camera) take the whole width and scroll for themselves. */
  isWide?: boolean;
};

/** A stage's work area: what is worked on, and under it the decision. */
export function WorkLayout({ children, footer, isWide = false }: WorkLayoutProps) {
  return (
    <div className={isWide ? styles['work'] : [styles['work'], styles['narrow']].join(' ')}>
      <div className={[styles['body'], isWide ? styles['panes'] : styles['padded']].join(' ')}>
        {isWide ? children : <div className={styles['column']}>{children}</div>}
      </div>
      {footer}
    </div>
  );
}
