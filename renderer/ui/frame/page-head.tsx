import type { ReactNode } from 'react';
import styles from './page-head.module.css';

type PageHeadProps = { title: string; aside?: ReactNode; children?: ReactNode };

/** The first line of a screen: what it is, and to the right its one primary action. */
export function PageHead({ title, aside, children }: PageHeadProps) {
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>{title}</h1>
      {aside ? <span className={styles['aside']}>{aside}</span> : null}
      <span className={styles['space']} />
      {children}
    </header>
  );
}
