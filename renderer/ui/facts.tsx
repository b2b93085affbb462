import type { ReactNode } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './facts.module.css';

export type Fact = { term: string; value: ReactNode };

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode };

/** A titled group, set apart by space and a hairline. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>
        <span>{title}</span>
        {aside}
      </h3>
      {children}
    </section>
  );
}

/** Term and value; what is empty says so rather than leaving a hole. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useText();
  return (
    <dl className={styles['facts']}>
      {facts.map(({ term, value }) => {
        const isEmpty = value === null || value === undefined || value === '';
        return (
          <FactRow key={term} term={term}>
            {isEmpty ? <span className={styles['none']}>{t('common.notYet')}</span> : value}
          </FactRow>
        );
      })}
    </dl>
  );
}

function FactRow({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className={styles['term']}>{term}</dt>
      <dd className={styles['value']}>{children}</dd>
    </>
  );
}
