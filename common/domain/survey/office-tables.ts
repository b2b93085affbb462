import { reportTables, type ReportData } from '#common/domain/reports/report-tables.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import type { ReportWords } from '#common/domain/reports/report-words.ts';
import { surveyTables, type SurveyData, type SurveyWords } from './survey-tables.ts';

/** What the office did in a period, and behind it what its applicants said of it. */
export function officeTables(
  data: ReportData & { voices: SurveyData },
  words: ReportWords,
  voiceWords: SurveyWords,
): ReportTable[] {
  return [...reportTables(data, words), ...surveyTables(data.voices, voiceWords)];
}
