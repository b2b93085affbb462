import type { ReactNode } from 'react';
import styles from './app-frame.module.css';

type AppFrameProps = {
  isNarrow: boolean;
  rail: ReactNode;
  top: ReactNode;
  strip: ReactNode;
  children: ReactNode;
};

/** The four fixed parts of the page: rail, top bar, work, strip. */
export function AppFrame({ isNarrow, rail, top, strip, children }: AppFrameProps) {
  return (
    <div className={isNarrow ? [styles['frame'], styles['narrow']].join(' ') : styles['frame']}>
      {rail}
      {top}
      <main className={styles['main']} id="work" tabIndex={-1}>
        {children}
      </main>
      {strip}
    </div>
  );
}
