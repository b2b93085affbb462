import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CalendarYear } from '#common/domain/office/calendar.ts';
import { provenance } from '#common/domain/sop/provenance.ts';
import { parseSop, type Sop } from '#common/domain/sop/sop.ts';

/**
 * Reads one version of the procedure from a folder: `sop.json` holds the head, every other file one part under its own
 * name (`time-norms.json` → `timeNorms`). Throws a `SopFileError` that names each file and path at fault: a station must
 * not start with half a procedure.
 */
export function loadSop(folder: string): Sop {
  const parsed = parseSop(readSopFolder(folder));
  if (parsed.ok) return parsed.value;
  const lines = parsed.error.map(({ path, message }) => `${join(folder, fileOf(path))}: ${path}: ${message}`);
  const first = parsed.error[0]?.path ?? '';
  throw new SopFileError(join(folder, fileOf(first)), first, lines);
}

/** What is wrong with the data of the procedure: the first file and path at fault, and all of them as its text. */
export class SopFileError extends Error {
  readonly file: string;
  readonly path: string;

  constructor(file: string, path: string, lines: readonly string[], options?: ErrorOptions) {
    super(lines.join('\n'), options);
    this.file = file;
    this.path = path;
  }
}

/** The files of a folder merged into one value, unchecked. Throws when a file is not JSON. */
export function readSopFolder(folder: string): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const file of jsonFiles(folder)) {
    const content = readJson(join(folder, file));
    if (file === HEAD) Object.assign(merged, content);
    else merged[partName(file)] = content;
  }
  return merged;
}

/** All calendar years of a folder, oldest first. Throws as {@link loadSop} does. */
export function loadCalendarYears(folder: string): CalendarYear[] {
  return jsonFiles(folder).map((file) => parseFile(CalendarYear, join(folder, file)));
}

export const Provinces = z.strictObject({
  provinces: z.array(z.strictObject({ code: z.string().regex(/^\d{2}$/), name: z.string().min(1) })),
  ...provenance,
});
export type Provinces = z.infer<typeof Provinces>;

/** Province names by their two-digit code. */
export function loadProvinces(file: string): ReadonlyMap<string, string> {
  return new Map(parseFile(Provinces, file).provinces.map(({ code, name }) => [code, name]));
}

const HEAD = 'sop.json';

function jsonFiles(folder: string): string[] {
  return (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.json')).toSorted();
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new SopFileError(file, '', [`${file}: not readable as JSON`], { cause });
  }
}

function parseFile<T>(schema: z.ZodType<T>, file: string): T {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `${file}: ${issue.path.map(String).join('.')}: ${issue.message}`,
  );
  throw new SopFileError(file, parsed.error.issues[0]?.path.map(String).join('.') ?? '', lines);
}

function partName(file: string): string {
  return basename(file, '.json').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The file that holds the part at the start of `path`; the head when the part has no file of its own. */
function fileOf(path: string): string {
  const part = path.split('.')[0] ?? '';
  return HEAD_KEYS.has(part)
    ? HEAD
    : `${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
}

const HEAD_KEYS = new Set(['', 'id', 'title', 'effectiveFrom', 'legalBase']);
