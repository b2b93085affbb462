import { useMemo } from 'react';
import type { ReportReply } from '#common/contract/ipc/reports.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import { reportWords } from '#common/domain/reports/report-words.ts';
import { officeTables } from '#common/domain/survey/office-tables.ts';
import { surveyWords } from '#common/domain/survey/survey-tables.ts';
import { CATALOGUES, DEFAULT_LANGUAGE } from '#common/i18n/index.ts';
import { formatDay } from './format.ts';
import { useLanguage } from './i18n.ts';
import { useSop } from './use-sop.ts';

/** A report as the tables that are shown. A paper is in Indonesian, whatever language the screen has. */
export function useReportTables(data: ReportReply | undefined, isPaper = false): readonly ReportTable[] {
  const { reason } = useSop();
  const screen = useLanguage();
  const language = isPaper ? DEFAULT_LANGUAGE : screen;
  return useMemo(() => {
    if (!data) return [];
    const words = reportWords(CATALOGUES[language], { reason, day: (day) => formatDay(day, language) });
    const { survey, complaints } = CATALOGUES[language];
    return officeTables(data, words, surveyWords({ survey, complaints }));
  }, [data, language, reason]);
}
