import type { ComponentProps } from 'react';
import styles from './plain-table.module.css';

/** A short table that is read, not worked in. A feature adds by its own class only what is different there. */
export function PlainTable({ className = '', ...table }: ComponentProps<'table'>) {
  return <table {...table} className={`${styles['table']} ${className}`} />;
}
