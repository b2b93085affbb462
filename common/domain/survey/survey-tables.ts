import type { ClassFigures, ComplaintFigures } from '#common/domain/complaints/complaint-list.ts';
import { IkmElement } from '#common/domain/office/ikm.ts';
import type { ComplaintCategory, SlaClass } from '#common/domain/registers/complaint-words.ts';
import type { Improvement } from '#common/domain/registers/improvements.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { ReportTable } from '#common/domain/reports/table-column.ts';
import type { VoiceTableId } from '#common/domain/reports/table-id.ts';
import type { SurveyReport } from './survey-report.ts';

type Table = ReportTable & { id: VoiceTableId };

/** The words of the tables in one language; the catalogues hold exactly these. */
export type SurveyWords = {
  survey: { table: Record<TableWord, string>; element: Record<IkmElement, string> };
  categories: Record<ComplaintCategory, string>;
  classes: Record<SlaClass, string>;
};
type TableWord =
  | 'index'
  | 'what'
  | 'value'
  | 'respondents'
  | 'grade'
  | 'before'
  | 'rounded'
  | 'elements'
  | 'element'
  | 'mean'
  | 'months'
  | 'month'
  | 'suggestions'
  | 'day'
  | 'suggestion'
  | 'improvements'
  | 'action'
  | 'owner'
  | 'dueOn'
  | 'result'
  | 'complaints'
  | 'complaintClasses'
  | 'category'
  | 'class'
  | 'noClass'
  | 'received'
  | 'answered'
  | 'inTime'
  | 'late';

export type SurveyData = {
  report: SurveyReport;
  improvements: readonly Kept<Improvement>[];
  complaints: readonly ComplaintFigures[] | null;
  complaintClasses: readonly ClassFigures[] | null;
  people: readonly { id: string; name: string }[];
};

export function surveyWords({
  survey,
  complaints,
}: Pick<SurveyWords, 'survey'> & {
  complaints: { category: SurveyWords['categories']; sla: SurveyWords['classes'] };
}): SurveyWords {
  return { survey, categories: complaints.category, classes: complaints.sla };
}

/** A survey as sheets of lines: the paper and the workbook show the same ones. */
export function surveyTables(data: SurveyData, words: SurveyWords): Table[] {
  const { survey } = words;
  const { table, element } = survey;
  const { report } = data;
  return [
    sheet('ikm', table.index, [table.what, ['#', table.value]], indexRows(report, words)),
    sheet(
      'elements',
      table.elements,
      [table.element, ['#', table.mean], ['#', table.before]],
      IkmElement.options.map((one) => [
        element[one],
        report.now ? rounded(report.now.means[one]) : null,
        report.earlier ? rounded(report.earlier.means[one]) : null,
      ]),
    ),
    sheet(
      'months',
      table.months,
      [table.month, ['#', table.respondents], ['#', table.index]],
      report.months.map(({ month, respondents, index }) => [month.slice(0, 7), respondents, index]),
    ),
    sheet(
      'suggestions',
      table.suggestions,
      [table.day, table.suggestion],
      report.suggestions.map(({ day, text }) => [day, text]),
    ),
    improvementSheet(data, words),
    ...(data.complaints ? [complaintSheet(data.complaints, words)] : []),
    ...(data.complaintClasses ? [classSheet(data.complaintClasses, words)] : []),
  ];
}

function indexRows(
  { now, earlier, rounded: byWeight }: SurveyReport,
  { survey }: SurveyWords,
): Table['rows'] {
  const { table } = survey;
  return [
    [table.respondents, now?.respondents ?? 0],
    [table.index, now?.index ?? null],
    [table.grade, now?.grade ?? null],
    [table.before, earlier?.index ?? null],
    [table.rounded, byWeight?.index ?? null],
  ];
}

function improvementSheet({ improvements, people }: SurveyData, { survey }: SurveyWords): Table {
  const { table, element } = survey;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return sheet(
    'improvements',
    table.improvements,
    [table.element, table.action, table.owner, table.dueOn, table.result],
    improvements.map(({ item }) => [
      element[item.element],
      item.action,
      names.get(item.owner) ?? '',
      item.dueOn,
      item.done?.result ?? null,
    ]),
  );
}

function complaintSheet(figures: readonly ComplaintFigures[], { survey, categories }: SurveyWords): Table {
  const { table } = survey;
  return sheet(
    'complaints',
    table.complaints,
    [table.category, ['#', table.received], ['#', table.answered], ['#', table.inTime], ['#', table.late]],
    figures.map((row) => [categories[row.category], row.received, row.answered, row.inTime, row.late]),
  );
}

function classSheet(figures: readonly ClassFigures[], { survey, classes }: SurveyWords): Table {
  const { table } = survey;
  return sheet(
    'complaintClasses',
    table.complaintClasses,
    [table.class, ['#', table.received], ['#', table.answered], ['#', table.inTime], ['#', table.late]],
    figures.map(({ sla, received, answered, inTime, late }) => [
      sla === null ? table.noClass : classes[sla],
      received,
      answered,
      inTime,
      late,
    ]),
  );
}

/** A column of numbers is a pair whose first is `#`. */
function sheet(
  id: VoiceTableId,
  title: string,
  columns: readonly (string | readonly ['#', string])[],
  rows: Table['rows'],
): Table {
  return {
    id,
    title,
    columns: columns.map((column) =>
      typeof column === 'string' ? { label: column, isNumber: false } : { label: column[1], isNumber: true },
    ),
    rows,
  };
}

function rounded(mean: number): number {
  return Math.round(mean * 1000) / 1000;
}
