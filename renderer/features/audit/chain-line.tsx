import type { Output } from '#common/contract/ipc/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './audit.module.css';

/** How far the chain goes, who signed its end, and when somebody last walked all of it. */
export function ChainLine({ state }: { state: Output<'audit.state'> }) {
  const t = useText();
  const format = useFormat();
  const { head, checked, where } = state;
  return (
    <div className={styles['state']}>
      <span>
        {t(where === 'OFFICE' ? 'audit.chain.office' : 'audit.chain.desk', { seq: formatCount(head.seq) })}{' '}
        <code title={head.hash}>{head.hash.slice(0, 12)}…</code>
      </span>
      <span>{t(head.signature === '' ? 'audit.chain.unsigned' : 'audit.chain.signed')}</span>
      {checked ? (
        <span className={checked.problem === null ? styles['good'] : styles['bad']}>
          {t(checked.problem === null ? 'audit.chain.intact' : 'audit.chain.broken', {
            entries: formatCount(checked.entries),
            files: formatCount(checked.files),
            at: format.moment(checked.at),
            name: checked.byName ?? t('audit.unknownPerson'),
            where: checked.where ?? '',
          })}
        </span>
      ) : (
        <span>{t('audit.chain.neverChecked')}</span>
      )}
    </div>
  );
}
