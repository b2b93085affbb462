import type { RidgeFindings } from '#common/domain/biometrics/finger.ts';
import type { ShownPrint } from './messages.ts';
import { RIDGE_LIMITS_VERSION } from './ridge-check.ts';

/** What goes on record of the look at a print: numbers to two places, and the limits that they were held against. */
export function findingsOf(shown: ShownPrint | null): RidgeFindings {
  if (!shown) {
    const nothing = { certainty: null, spread: null, blocks: null };
    return { version: RIDGE_LIMITS_VERSION, ...nothing, faults: ['UNREADABLE'] };
  }
  const { version, certainty, spread, blocks, faults } = shown.ridges;
  return { version, certainty: rounded(certainty), spread: rounded(spread), blocks, faults: [...faults] };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
