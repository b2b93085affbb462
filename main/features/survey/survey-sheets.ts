import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import { surveyTables, surveyWords } from '#common/domain/survey/survey-tables.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import type { Desk } from '#main/features/desk.ts';

/** The tables of the survey in the language of the person who asks, and the lines that stand above each. */
export function surveySheets(
  desk: Desk,
  found: SurveyReply,
): { tables: Omit<ReportTable, 'id'>[]; lines: string[] } {
  const { survey, complaints } = CATALOGUES[desk.preferences.read().language];
  const { from, to } = found.report.period;
  return {
    tables: surveyTables(found, surveyWords({ survey, complaints })),
    lines: [
      `${survey.sheetTitle} – ${desk.office.info()?.name ?? ''}`,
      survey.periodLine.replace('{{from}}', from).replace('{{to}}', to),
    ],
  };
}
