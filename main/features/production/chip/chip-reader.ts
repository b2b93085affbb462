import type { ChipFailure } from '#common/domain/production/chip.ts';
import type { ChipFiles } from './passive-authentication.ts';

/** What opens a chip: as it stands in the second line of the MRZ, the dates as YYMMDD. */
export type ChipAccess = { documentNumber: string; birthDate: string; expiryDate: string };

export type ChipAnswer = { ok: true; files: ChipFiles } | { ok: false; why: ChipFailure };

/** Reads the book that lies on the reader. It never throws: what fails is named. */
export type ChipReader = { read: (access: ChipAccess) => Promise<ChipAnswer> };

/** The access data from the printed zone (ICAO 9303-4 §4.2). */
export function accessOf(mrz: readonly [string, string]): ChipAccess {
  const [, second] = mrz;
  return {
    documentNumber: second.slice(0, 9).replaceAll('<', ''),
    birthDate: second.slice(13, 19),
    expiryDate: second.slice(21, 27),
  };
}
