import { Button } from '@mantine/core';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './production.module.css';

type PagerProps = {
  offset: number;
  size: number;
  shown: number;
  total: number;
  onMove: (offset: number) => void;
};

/** Where in a long list one is, and the pages beside it. */
export function Pager({ offset, size, shown, total, onMove }: PagerProps) {
  const t = useText();
  const range = { from: formatCount(offset + 1), to: formatCount(offset + shown), total: formatCount(total) };
  return (
    <div className={styles['pager']}>
      <span>{t('production.stock.page', range)}</span>
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset === 0}
        onClick={() => onMove(Math.max(0, offset - size))}
      >
        {t('production.stock.previous')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset + shown >= total}
        onClick={() => onMove(offset + size)}
      >
        {t('production.stock.nextPage')}
      </Button>
    </div>
  );
}
