/** A part of the transformed picture; x and y in pixels from its upper left corner. */
export type Band = { x: number; y: number; width: number; height: number };

/**
 * One division of a part into four. Behind a high-pass filter frequencies run backwards, so a part that lies right (below)
 * stores its high half first: that keeps all parts in the order of their true frequencies.
 */
export type Split = Band & { isTurnedX: boolean; isTurnedY: boolean };

/** Where the parts of the first and the second block of coefficients end (IAFIS-IC-0110, annex A). */
export const BLOCK_ENDS = [19, 52, 60] as const;
/** Tables hold 64 steps; the last four belong to a quarter that is always left out. */
export const TABLE_BANDS = 64;

/** The 20 divisions in the order of analysis, and the 60 parts that carry coefficients, for a picture of this size. */
export function wsqBands(width: number, height: number): { splits: Split[]; bands: Band[] } {
  const splits: Split[] = [];
  const divide = (part: Split) => {
    splits.push(part);
    return quarters(part);
  };
  const twice = (part: Split) => divide(part).flatMap((quarter) => divide(quarter));
  const whole = { x: 0, y: 0, width, height, isTurnedX: false, isTurnedY: false };
  const [low, right, below] = divide(whole);
  const [lowest, lowRight, lowBelow, lowBoth] = divide(low);
  const [corner, ...others] = divide(lowest);
  const [base, ...around] = divide(corner);
  const bands = [
    ...divide(base),
    ...around,
    ...others.flatMap((quarter) => divide(quarter)),
    ...twice(lowRight),
    ...twice(lowBelow),
    lowBoth,
    ...divide(right),
    ...divide(below),
  ];
  return { splits, bands };
}

function quarters({ x, y, width, height, isTurnedX, isTurnedY }: Split): [Split, Split, Split, Split] {
  const left = isTurnedX ? Math.floor(width / 2) : Math.ceil(width / 2);
  const top = isTurnedY ? Math.floor(height / 2) : Math.ceil(height / 2);
  const part = (isRight: boolean, isBelow: boolean): Split => ({
    x: isRight ? x + left : x,
    y: isBelow ? y + top : y,
    width: isRight ? width - left : left,
    height: isBelow ? height - top : top,
    isTurnedX: isRight,
    isTurnedY: isBelow,
  });
  return [part(false, false), part(true, false), part(false, true), part(true, true)];
}
