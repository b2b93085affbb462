import type { OfficerRow } from '#common/domain/reports/period-report.ts';
import { share } from '#common/domain/reports/share.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import styles from './board.module.css';

const NO_INPUT = {};
const MINUTE = 60_000;
const OPTIONS = { pollingInterval: MINUTE, refetchOnMountOrArgChange: true };

/** How quick each officer is today, never without what came back and what was refused. */
export function OfficersTable() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('hall.officers', NO_INPUT, OPTIONS);
  return (
    <section>
      <h2 className={styles['heading']}>{t('hall.board.officers')}</h2>
      {error && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!data && !error ? <LinesSkeleton lines={4} /> : null}
      {data?.rows.length === 0 ? <p className={styles['note']}>{t('hall.board.noOfficers')}</p> : null}
      {data && data.rows.length > 0 ? (
        <>
          <PlainTable className={styles['officers'] ?? ''}>
            <thead>
              <tr>
                <th scope="col">{t('hall.board.officer')}</th>
                <th scope="col">{t('hall.board.stage')}</th>
                <th scope="col">{t('hall.board.files')}</th>
                <th scope="col">{t('hall.board.minutes')}</th>
                <th scope="col">{t('hall.board.returned')}</th>
                <th scope="col">{t('hall.board.refused')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Row key={`${row.by} ${row.stage}`} row={row} name={data.names[row.by] ?? '–'} />
              ))}
            </tbody>
          </PlainTable>
          <p className={styles['note']}>{t('hall.board.officersNote')}</p>
        </>
      ) : null}
    </section>
  );
}

function Row({ row, name }: { row: OfficerRow; name: string }) {
  const t = useText();
  const { stage, files, minutes, returned, refused } = row;
  const rate = (count: number) =>
    t('hall.board.rate', { count: formatCount(count), percent: formatCount(share(count, files) ?? 0) });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{t(`labels.stage.${stage}`)}</td>
      <td>{formatCount(files)}</td>
      <td>{minutes.p50 === null ? '–' : formatCount(Math.round(minutes.p50))}</td>
      <td>{rate(returned)}</td>
      <td>{rate(refused)}</td>
    </tr>
  );
}
