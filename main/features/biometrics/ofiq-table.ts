import type { QualityMeasure } from '#common/domain/biometrics/second-opinion.ts';

const SCALAR = '.scalar';
/** What the engine writes where it could not assess. */
const NOT_ASSESSED = -1;

/** OFIQ's table: a row of names, a row of values, parted by semicolons; null when it is none. */
export function readOfiqTable(text: string): QualityMeasure[] | null {
  const [names, values] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(';').map((cell) => cell.trim()));
  if (!names || !values) return null;
  const cells = new Map(names.map((name, index) => [name, values[index] ?? '']));
  const measures = names.flatMap((name): QualityMeasure[] => {
    if (!name.endsWith(SCALAR)) return [];
    const measure = name.slice(0, -SCALAR.length);
    const scalar = numberIn(cells.get(name));
    if (scalar === null || scalar === NOT_ASSESSED) return [{ measure, raw: null, scalar: null }];
    return [{ measure, raw: numberIn(cells.get(measure)), scalar: Math.max(0, Math.min(100, scalar)) }];
  });
  return measures.length > 0 ? measures : null;
}

function numberIn(cell: string | undefined): number | null {
  if (cell === undefined || cell === '') return null;
  const value = Number(cell);
  return Number.isFinite(value) ? value : null;
}
