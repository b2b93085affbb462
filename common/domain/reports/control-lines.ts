import { PHOTO_COUNTS, type PhotoSeatRow } from './photo-seat-tally.ts';
import type { PrintRow } from './print-tally.ts';
import type { ReportWords } from './report-words.ts';

type Lines = {
  columns: { label: string; isNumber: boolean }[];
  rows: (string | number | null)[][];
};
type Names = Readonly<Record<string, string>>;

/** Months, seats and officers, and how much of what they took into the printer was spoiled. */
export function printLines(rows: readonly PrintRow[], names: Names, words: ReportWords): Lines {
  return {
    columns: [
      ...(['month', 'desk', 'officer'] as const).map((key) => ({
        label: words.column(key),
        isNumber: false,
      })),
      ...(['printed', 'qualityFailed', 'spoiledUnprinted', 'spoiledShare'] as const).map((key) => ({
        label: words.column(key),
        isNumber: true,
      })),
    ],
    rows: rows.map(({ month, desk, by, printed, failed, spoiled }) => [
      month,
      desk,
      names[by] ?? by,
      printed,
      failed,
      spoiled,
      tenths(failed + spoiled, printed + spoiled),
    ]),
  };
}

export function photoSeatLines(rows: readonly PhotoSeatRow[], names: Names, words: ReportWords): Lines {
  return {
    columns: [
      ...(['desk', 'officer'] as const).map((key) => ({ label: words.column(key), isNumber: false })),
      ...PHOTO_COUNTS.map((key) => ({ label: words.column(key), isNumber: true })),
    ],
    rows: rows.map((row) => [row.desk, names[row.by] ?? row.by, ...PHOTO_COUNTS.map((key) => row[key])]),
  };
}

/** Percent to the tenth: of a good printer less than one in a hundred is spoiled. */
function tenths(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
}
