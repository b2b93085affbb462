import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CalendarYear } from '#common/domain/office/calendar.ts';
import { provenance } from '#common/domain/sop/provenance.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import {
  calendarYearsFromFiles,
  parseSopFile,
  sopFromFiles,
  type SopFiles,
} from '#common/domain/sop/sop-files.ts';

/** Reads one version of the procedure from a folder. Throws a `SopFileError`. */
export function loadSop(folder: string): Sop {
  return sopFromFiles(readJsonFiles(folder));
}

/** All calendar years of a folder, oldest first. Throws as {@link loadSop} does. */
export function loadCalendarYears(folder: string): CalendarYear[] {
  return calendarYearsFromFiles(readJsonFiles(folder));
}

export const Provinces = z.strictObject({
  provinces: z.array(z.strictObject({ code: z.string().regex(/^\d{2}$/), name: z.string().min(1) })),
  ...provenance,
});
export type Provinces = z.infer<typeof Provinces>;

/** Province names by their two-digit code. */
export function loadProvinces(file: string): ReadonlyMap<string, string> {
  const { provinces } = parseSopFile(Provinces, file, readFileSync(file, 'utf8'));
  return new Map(provinces.map(({ code, name }) => [code, name]));
}

function readJsonFiles(folder: string): SopFiles {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith('.json')).toSorted();
  return { folder, texts: new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')])) };
}
