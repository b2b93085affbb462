import { CsvError, parse } from 'csv-parse/sync';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Row } from './row.ts';

/** The rows by heading; null for a line that cannot be read. Only an unreadable heading line spoils the file. */
export function readCsv(text: string): { headings: string[]; rows: (Row | null)[] } {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1);
  const delimiter = [';', ',', '\t', '|'].reduce((best, next) =>
    first.split(next).length > first.split(best).length ? next : best,
  );
  const [header, ...body] = readWhole(text, delimiter) ?? readByLine(text, delimiter);
  if (!header) throw new CodedError('FILE_UNREADABLE', { reason: 'CSV_SYNTAX', line: 1 });
  const headings = header.map((name, index) => name.trim() || `(${index + 1})`);
  return { headings, rows: body.map((cells) => toRow(headings, cells)) };
}

/** Null when a stray quote breaks the file, or silently makes one cell of several lines. */
function readWhole(text: string, delimiter: string): string[][] | null {
  const records = parseCells(text, delimiter);
  const columns = records?.[0]?.length ?? 0;
  const isSwallowed = (cell: string) =>
    cell.includes('\n') && cell.split('\n').some((line) => line.split(delimiter).length >= columns);
  return columns > 1 && records?.some((cells) => cells.some(isSwallowed)) ? null : records;
}

/** Each line on its own, so that a stray quote costs its own row only. */
function readByLine(text: string, delimiter: string): (string[] | null)[] {
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => parseCells(line, delimiter)?.[0] ?? null);
}

function parseCells(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      trim: true,
      skip_empty_lines: true,
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** A line with more cells than headings has a separator inside a value: nobody can say which cell is which. */
function toRow(headings: readonly string[], cells: readonly string[] | null): Row | null {
  if (!cells || cells.slice(headings.length).some((cell) => cell !== '')) return null;
  return Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
}
