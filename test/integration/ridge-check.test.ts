import { expect, it } from 'vitest';
import { drawPrint } from '#tools/sbi-mock/prints/draw-print.ts';
import { checkRidges } from '#renderer/lib/prints/ridge-check.ts';

it.each([1, 2, 3, 4, 5, 6])('drawn print %i has ridges', (seed) => {
  expect(checkRidges(drawPrint({ seed }))).toMatchObject({ faults: [], version: '2026-1' });
});

it.each([
  ['DRY', ['NO_FLOW']],
  ['FAINT', ['LOW_CONTRAST']],
  ['HALF', ['FEW_RIDGES']],
  ['SMUDGED', ['LOW_CONTRAST', 'NO_FLOW']],
] as const)('a %s print is told from a good one', (defect, faults) => {
  for (const seed of [1, 2, 3]) expect(checkRidges(drawPrint({ seed, defect })).faults).toEqual(faults);
});

it('an empty glass has no ridges at all', () => {
  const glass = { width: 320, height: 448, data: new Uint8Array(320 * 448).fill(240) };
  expect(checkRidges(glass)).toMatchObject({ blocks: 0, faults: ['FEW_RIDGES', 'LOW_CONTRAST', 'NO_FLOW'] });
});
