import type { Output } from '#common/contract/ipc/index.ts';
import { ClaimOrderEntry } from '#common/domain/queue/actions.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './audit.module.css';

type OutOfOrderProps = { rows: Output<'audit.unusual'>['outOfOrder'] };

/** How often whom took a file before others, and why: a question to ask, not an answer. */
export function OutOfOrder({ rows }: OutOfOrderProps) {
  const t = useText();
  const whys = ClaimOrderEntry.shape.why.options;
  return (
    <section className={styles['order']} aria-label={t('audit.unusual.order.title')}>
      <h2>{t('audit.unusual.order.title')}</h2>
      <p className={styles['note']}>{t('audit.unusual.order.text')}</p>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">{t('audit.column.actor')}</th>
            <th scope="col">{t('audit.unusual.order.claims')}</th>
            <th scope="col">{t('audit.unusual.order.ahead')}</th>
            <th scope="col">{t('audit.unusual.order.why')}</th>
            <th scope="col">{t('audit.unusual.order.wrongLots')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ actor, actorName, claims, ahead, why, wrongLots }) => (
            <tr key={actor}>
              <td>{actorName ?? t('audit.unknownPerson')}</td>
              <td className="numeric">{formatCount(claims)}</td>
              <td className="numeric">{formatCount(ahead)}</td>
              <td>
                {whys
                  .flatMap((one) => {
                    const count = why[one];
                    return count ? [`${t(`approval.order.why.${one}`)} ${formatCount(count)}`] : [];
                  })
                  .join(', ')}
              </td>
              <td className="numeric">{formatCount(wrongLots)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
