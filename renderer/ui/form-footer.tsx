import type { ReactNode } from 'react';
import styles from './form-footer.module.css';

/** The buttons of a form, always at its lower right. */
export function FormFooter({ children }: { children: ReactNode }) {
  return <div className={styles['footer']}>{children}</div>;
}

/** Fields under each other. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={styles['stack']}>{children}</div>;
}

/** Fields that belong together, side by side. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}
