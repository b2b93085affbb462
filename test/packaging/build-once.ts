import { CURRENT, hasWine, isPacked, keep, NEXT, pack, packReal, REAL_HUB } from './built.ts';

/** Builds the next version's packages, then this one's, and lays both aside. LOKET_PACKED=1: those of the last run are good enough. */
export function setup(): void {
  if (isPacked) return;
  if (hasWine) {
    packReal('--only', 'hub-setup');
    keep(REAL_HUB);
  }
  pack('--as', NEXT_VERSION, '--only', 'setup,msi');
  keep(NEXT);
  pack();
  keep(CURRENT);
}

export const NEXT_VERSION = '99.0.0';
