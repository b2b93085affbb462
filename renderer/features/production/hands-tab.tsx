import { IconBook2 } from '@tabler/icons-react';
import type { StockSummary } from '#common/contract/ipc/production.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import { StockCounts } from './stock-counts.tsx';
import styles from './production.module.css';

/** The safe and each officer who holds any, a column for each product; below it what this person holds. */
export function HandsTab({ stock }: { stock: StockSummary }) {
  const t = useText();
  const { hasRole } = useSession();
  const products = [...new Set(stock.hands.map(keyOf))].toSorted();
  // Between the first person's count and the second's the ledger keeps its number to itself.
  const counted = new Set<string>(
    stock.hands.filter(({ count }) => count === null).map(({ who }) => who?.id ?? ''),
  );
  const isAnyCounted = stock.counts.some(({ count }) => count === null);
  const holders = [...new Map(stock.hands.map(({ who }) => [who?.id ?? '', who?.name ?? t('stock.vault')]))];
  return (
    <>
      {stock.hands.length === 0 ? (
        <EmptyState title={t('stock.none')} text={t('stock.noneText')} Icon={IconBook2} />
      ) : (
        <div className={styles['summary']}>
          <table className={styles['counts']}>
            <caption>{t('stock.tab.hands')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('stock.who')}</th>
                {products.map((product) => (
                  <th key={product} scope="col">
                    {productLabel(t, stock, product)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {holders.map(([id, name]) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  {counted.has(id) ? <td colSpan={products.length}>{t('stock.count.running')}</td> : null}
                  {(counted.has(id) ? [] : products).map((product) => {
                    const row = stock.hands.find(
                      (one) => (one.who?.id ?? '') === id && keyOf(one) === product,
                    );
                    return (
                      <td key={product} data-empty={!row || undefined}>
                        {formatCount(row?.count ?? 0)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasRole('PRINT') || stock.isMineCounted || stock.mine.length > 0 ? <MyHand stock={stock} /> : null}
      {isAnyCounted ? null : <StockCounts stock={stock} />}
    </>
  );
}

function MyHand({ stock }: { stock: StockSummary }) {
  const t = useText();
  return (
    <section className={styles['myHand']} aria-label={t('stock.mine')}>
      <h2>{t('stock.mine')}</h2>
      {stock.isMineCounted ? (
        <p className={styles['quiet']}>{t('stock.count.running')}</p>
      ) : stock.mine.length === 0 ? (
        <p className={styles['quiet']}>
          {t('stock.mineNone')} {t('stock.mineNoneText')}
        </p>
      ) : (
        <ul>
          {stock.mine.map((range) => (
            <li key={range.first}>
              <span className="numeric">
                {range.count === 1
                  ? range.first
                  : t('stock.range', { first: range.first, last: serialRange(range)?.at(-1) ?? '' })}
              </span>
              <span>
                {t('production.stock.kindPages', {
                  kind: t(`labels.kind.${range.kind}`),
                  pages: range.pages,
                })}
              </span>
              <span className={styles['quiet']}>
                {t('stock.rangeCount', { count: formatCount(range.count) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function keyOf({ kind, pages }: Pick<StockSummary['hands'][number], 'kind' | 'pages'>): string {
  return `${kind}-${pages}`;
}

function productLabel(t: ReturnType<typeof useText>, stock: StockSummary, key: string): string {
  const found = stock.hands.find((one) => keyOf(one) === key);
  return found
    ? t('production.stock.kindPages', { kind: t(`labels.kind.${found.kind}`), pages: found.pages })
    : '';
}
