import writeXlsxFile from 'write-excel-file/node';
import type { ReportTable } from '#common/domain/reports/table-column.ts';

/** Excel takes no more of a sheet's name, and none of these characters. */
const MOST_NAME = 31;
const NOT_IN_NAMES = /[[\]:*?/\\]/g;
const WIDTH = { word: 34, number: 16 } as const;

/** One sheet a table, its head in bold and kept in sight. `lines` stand above each table: office, period, moment. */
export function workbookOf(
  tables: readonly Omit<ReportTable, 'id'>[],
  lines: readonly string[],
): Promise<Buffer> {
  const sheets = tables.map(({ title, columns, rows }) => ({
    sheet: title.replaceAll(NOT_IN_NAMES, ' ').slice(0, MOST_NAME),
    columns: columns.map(({ isNumber }) => ({ width: isNumber ? WIDTH.number : WIDTH.word })),
    stickyRowsCount: lines.length + 2,
    data: [
      ...lines.map((line) => [{ value: line, fontStyle: 'italic' as const }]),
      [],
      columns.map(({ label, isNumber }) => ({
        value: label,
        fontWeight: 'bold' as const,
        align: isNumber ? ('right' as const) : ('left' as const),
      })),
      ...rows.map((row) => [...row]),
    ],
  }));
  return writeXlsxFile(sheets).toBuffer();
}
