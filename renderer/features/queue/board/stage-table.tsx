import { Link } from 'react-router';
import type { StageLoad } from '#common/domain/queue/stage-load.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import styles from './board.module.css';

type StageTableProps = { stages: readonly StageLoad[]; names: Readonly<Record<string, string>> };

/** What waits where, how late, and who is there for it. */
export function StageTable({ stages, names }: StageTableProps) {
  const t = useText();
  return (
    <PlainTable className={styles['stages'] ?? ''}>
      <caption>{t('hall.board.stages')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hall.board.stage')}</th>
          <th scope="col">{t('hall.board.waiting')}</th>
          <th scope="col">{t('hall.board.late')}</th>
          <th scope="col">{t('hall.board.dueToday')}</th>
          <th scope="col">{t('hall.board.dueNext')}</th>
          <th scope="col">{t('hall.board.oldest')}</th>
          <th scope="col">{t('hall.board.perPerson')}</th>
          <th scope="col">{t('hall.board.staff')}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map((load) => (
          <StageRow key={load.stage} load={load} names={names} />
        ))}
      </tbody>
    </PlainTable>
  );
}

function StageRow({ load, names }: { load: StageLoad; names: StageTableProps['names'] }) {
  const t = useText();
  const format = useFormat();
  const { stage, waiting, late, dueToday, dueNext, oldestAt, staff } = load;
  const isAlone = staff.length === 0 && waiting > 0;
  return (
    <tr>
      <th scope="row">
        <Link to={`/antrean/${stage}`}>{t(`labels.stage.${stage}`)}</Link>
      </th>
      <td>{formatCount(waiting)}</td>
      <td data-late={late > 0 || undefined}>{formatCount(late)}</td>
      <td>{formatCount(dueToday)}</td>
      <td>{formatCount(dueNext)}</td>
      <td>{oldestAt ? format.waiting(oldestAt) : '–'}</td>
      <td>{staff.length > 0 ? formatCount(Math.round(waiting / staff.length)) : '–'}</td>
      <td data-alone={isAlone || undefined}>
        {staff.length > 0
          ? `${staff.length}: ${staff.map((id) => names[id] ?? '–').join(', ')}`
          : isAlone
            ? t('hall.board.nobody')
            : '–'}
      </td>
    </tr>
  );
}
