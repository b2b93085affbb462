import { VisuallyHidden } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './skeletons.module.css';

/** Widths that look like text without looking like a pattern. */
const WIDTHS = [8, 10, 26, 14, 9, 12];
const LINES = [60, 85, 40, 72, 55, 80, 34, 66];

export function TableSkeleton({ rows = 12 }: { rows?: number }) {
  const t = useText();
  return (
    <div>
      <VisuallyHidden component="output">{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']}>
          {WIDTHS.map((width, column) => (
            <span
              key={column}
              className={styles['bar']}
              style={{ width: `${width + ((row * 3 + column * 5) % 5)}%` }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

export function LinesSkeleton({ lines = 8 }: { lines?: number }) {
  const t = useText();
  return (
    <div className={styles['lines']}>
      <VisuallyHidden component="output">{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles['bar']} style={{ width: `${LINES[line % LINES.length]}%` }} />
      ))}
    </div>
  );
}
