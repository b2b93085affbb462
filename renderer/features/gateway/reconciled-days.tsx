import { wholeOf, type ReconciliationDone } from '#common/domain/registers/reconciliations.ts';
import { formatCount, formatMoney } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import styles from './gateway.module.css';

const SHOWN = 31;
const DOUBTS = ['UNKNOWN', 'WRONG_AMOUNT', 'WRONG_PRODUCT', 'USED'] as const;

/** The office's book of what was held against its files: which days, how much, and by whom. The newest first. */
export function ReconciledDays() {
  const t = useText();
  const format = useFormat();
  const { kept, nameOf, error } = useRegister('reconciliations');
  if (error) return <RefusalLine error={error} />;
  if (!kept || kept.length === 0) return null;
  const newest = kept.toReversed().slice(0, SHOWN);
  return (
    <ScrollRegion className={styles['book']} label={t('gateway.reconcile.book.title')}>
      <PlainTable>
        <caption>{t('gateway.reconcile.book.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('gateway.reconcile.book.days')}</th>
            {(['payments', 'amount', 'settled', 'doubts', 'unreadable'] as const).map((name) => (
              <th key={name} scope="col" data-number>
                {t(`gateway.reconcile.book.${name}`)}
              </th>
            ))}
            <th scope="col">{t('gateway.reconcile.book.by')}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ subject, item }) => (
            <tr key={subject}>
              <td>{daysText(item)}</td>
              <td className="numeric">{formatCount(wholeOf(item).count)}</td>
              <td className="numeric">{formatMoney(wholeOf(item).amount)}</td>
              <td className="numeric">{formatCount(item.settled)}</td>
              <td className="numeric">{formatCount(doubtsIn(item))}</td>
              <td className="numeric">{formatCount(item.unreadable)}</td>
              <td>
                {nameOf(item.by)}, <time dateTime={item.at}>{format.moment(item.at)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </ScrollRegion>
  );

  function daysText({ days: { from, to } }: ReconciliationDone): string {
    return from === to ? format.day(from) : `${format.shortDay(from)} – ${format.day(to)}`;
  }
}

function doubtsIn({ results }: ReconciliationDone): number {
  return DOUBTS.reduce((sum, result) => sum + results[result].count, 0);
}
