import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './production.module.css';

const NO_INPUT = {};

/** This month by officer: books whose MRZ was read by a reader, and those that somebody typed. */
export function ReadBacks() {
  const t = useText();
  const { data: rows } = useChannelQuery('production.readBacks', NO_INPUT);
  if (!rows || rows.length === 0) return null;
  return (
    <section className={styles['readBacks']} aria-label={t('stock.readBack.title')}>
      <h2>{t('stock.readBack.title')}</h2>
      <PlainTable aria-label={t('stock.readBack.title')}>
        <thead>
          <tr>
            <th scope="col">{t('stock.readBack.officer')}</th>
            <th scope="col">{t('stock.readBack.total')}</th>
            <th scope="col">{t('stock.readBack.typed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, total, typed }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatCount(total)}</td>
              <td>{formatCount(typed)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </section>
  );
}
