import type { StockSummary } from '#common/contract/ipc/production.ts';
import { BlankState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './production.module.css';

const PAGES = [24, 48] as const;

/** A row for each kind of book, a column for each state. */
export function StockCounts({ stock }: { stock: StockSummary }) {
  const t = useText();
  const products = PassportKind.options
    .flatMap((kind) => PAGES.map((pages) => ({ kind, pages })))
    .filter(({ kind, pages }) => stock.counts.some((row) => row.kind === kind && row.pages === pages));
  return (
    <div className={styles['summary']}>
      <table className={styles['counts']}>
        <caption>{t('production.stock.countsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('production.stock.kind')}</th>
            {BlankState.options.map((state) => (
              <th key={state} scope="col">
                {t(`labels.blankState.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map(({ kind, pages }) => (
            <tr key={`${kind}-${pages}`}>
              <th scope="row">
                {t('production.stock.kindPages', { kind: t(`labels.kind.${kind}`), pages })}
              </th>
              {BlankState.options.map((state) => {
                const row = stock.counts.find(
                  (entry) => entry.kind === kind && entry.pages === pages && entry.state === state,
                );
                const count = row?.count ?? 0;
                return (
                  <td
                    key={state}
                    data-empty={count === 0 || undefined}
                    data-out={(count === 0 && state === 'IN_STOCK') || undefined}
                  >
                    {formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
