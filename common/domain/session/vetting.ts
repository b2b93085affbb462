import type { PlainDate } from '#common/kernel/plain-date.ts';

/**
 * An officer's vetting holds up to and with its last day (ICAO Doc 9303-3: vetting and its follow-up). Null: none is on record, and the office does
 * not ask for one.
 */
export function isVetted(vettedUntil: PlainDate | null | undefined, today: PlainDate): boolean {
  return vettedUntil === null || vettedUntil === undefined || today <= vettedUntil;
}
