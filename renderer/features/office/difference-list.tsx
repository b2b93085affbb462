import type { Difference } from '#common/domain/sop/differences.ts';
import { useLanguage, useText } from '#renderer/lib/i18n.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { changeText, type ChangeText } from './difference-text.ts';
import styles from './papers.module.css';

type Change = ChangeText & { key: string; kind: Difference['kind'] };

/** What a version changes, part by part: what it was and what it becomes. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useText();
  const language = useLanguage();
  if (differences.length === 0) return <p className={styles['text']}>{t('papers.same')}</p>;
  const changes = differences.map((change): Change => ({
    ...changeText(change, { t, language }),
    key: change.path.join('/'),
    kind: change.kind,
  }));
  const parts = [...Map.groupBy(changes, ({ part }) => part)];
  return (
    <div className={styles['differences']}>
      {parts.map(([part, list]) => (
        <PlainTable key={part ?? ''} className={styles['changes']}>
          <caption>{part ?? t('papers.differences')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('papers.count', { count: list.length })}</th>
              <th scope="col">{t('papers.before')}</th>
              <th scope="col">{t('papers.after')}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((change) => (
              <tr key={change.key}>
                <th scope="row">{change.what}</th>
                <td>{change.kind === 'ADDED' ? <em>{t('papers.added')}</em> : <del>{change.before}</del>}</td>
                <td>
                  {change.kind === 'REMOVED' ? <em>{t('papers.removed')}</em> : <ins>{change.after}</ins>}
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      ))}
    </div>
  );
}
