import type { ReportReply } from '#common/contract/ipc/reports.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useReportTables } from '#renderer/lib/use-report-tables.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { ReportLines } from '#renderer/ui/report-lines.tsx';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';

/** What the office did in a period, on paper: every table that has a line. */
export function ReportSheet({ data, copy }: { data: ReportReply; copy: number }) {
  const t = usePaperText();
  const format = useFormat();
  const tables = useReportTables(data, true);
  const { from, to } = data.report.period;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('reports.sheetTitle')}</h1>
      <p>
        {t('reports.periodLine', { from: formatLetterDay(from), to: formatLetterDay(to) })} ·{' '}
        {t('reports.until', {
          moment: `${formatLetterDay(format.dateOf(data.until))} ${format.time(data.until)}`,
        })}
      </p>
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <section key={table.id}>
            <h2>{table.title}</h2>
            <table className={[styles['table'], styles['dense'], styles['report']].join(' ')}>
              <ReportLines table={table} />
            </table>
          </section>
        ))}
      <p>{t('reports.officersNote')}</p>
      <p>{t('reports.stepsNote')}</p>
      <p>{t('reports.reasonsNote')}</p>
      <PaperPlace day={format.today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}
