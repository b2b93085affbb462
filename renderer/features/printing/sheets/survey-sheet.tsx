import { useMemo } from 'react';
import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import { surveyTables, surveyWords } from '#common/domain/survey/survey-tables.ts';
import { CATALOGUES, DEFAULT_LANGUAGE } from '#common/i18n/index.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { ReportLines } from '#renderer/ui/report-lines.tsx';
import { CopyMark } from './letter-frame.tsx';
import styles from './letter.module.css';

/** What applicants said in a period, on paper: every table that has a line. */
export function SurveySheet({ data, copy }: { data: SurveyReply; copy: number }) {
  const t = usePaperText();
  const format = useFormat();
  const { from, to } = data.report.period;
  const tables = useMemo(() => {
    const { survey, complaints } = CATALOGUES[DEFAULT_LANGUAGE];
    return surveyTables(data, surveyWords({ survey, complaints }));
  }, [data]);
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('survey.sheetTitle')}</h1>
      <p>{t('survey.periodLine', { from: formatLetterDay(from), to: formatLetterDay(to) })}</p>
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <section key={table.title}>
            <h2>{table.title}</h2>
            <table className={[styles['table'], styles['dense'], styles['report']].join(' ')}>
              <ReportLines table={table} />
            </table>
          </section>
        ))}
      <PaperPlace day={format.today} className={undefined} />
      <PaperSignatory />
    </div>
  );
}
