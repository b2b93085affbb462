import type { ReportReply } from '#common/contract/ipc/reports.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import { reportWords } from '#common/domain/reports/report-words.ts';
import { withLaterReasons } from '#common/domain/sop/later-reasons.ts';
import { officeTables } from '#common/domain/survey/office-tables.ts';
import { surveyWords } from '#common/domain/survey/survey-tables.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { localDate, localTime } from '#common/kernel/instant.ts';
import type { Desk } from '#main/features/desk.ts';

/** The tables of a report in the language of the person who asks, and the lines that stand above each. */
export function reportSheets(desk: Desk, data: ReportReply): { tables: ReportTable[]; lines: string[] } {
  const { language } = desk.preferences.read();
  const reasons = withLaterReasons(desk.office.sop().reasonCodes.reasons);
  const labels = new Map(reasons.map(({ code, label }) => [code, label[language]]));
  const catalogue = CATALOGUES[language];
  const words = reportWords(catalogue, { reason: (code) => labels.get(code) ?? code, day: (day) => day });
  const { from, to } = data.report.period;
  const { utcOffsetMinutes } = desk.office.policy();
  const moment = `${localDate(data.until, utcOffsetMinutes)} ${localTime(data.until, utcOffsetMinutes)}`;
  const { reports } = catalogue;
  const lines = [
    `${reports.sheetTitle} – ${desk.office.info()?.name ?? ''}`,
    reports.periodLine.replace('{{from}}', from).replace('{{to}}', to),
    reports.until.replace('{{moment}}', moment),
  ];
  const { survey, complaints } = catalogue;
  return { tables: officeTables(data, words, surveyWords({ survey, complaints })), lines };
}
