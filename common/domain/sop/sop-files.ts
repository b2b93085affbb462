import type { z } from 'zod';
import { CalendarYear } from '#common/domain/office/calendar.ts';
import { parseSop, type Sop } from './sop.ts';

/** A folder and the texts of its JSON files by name, as whoever can read files has found them. */
export type SopFiles = { folder: string; texts: ReadonlyMap<string, string> };

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

/**
 * One version of the procedure: `sop.json` holds the head, every other file one part under its own name
 * (`time-norms.json` → `timeNorms`). Throws a `SopFileError` that names each file and path at fault: a station must not
 * start with half a procedure.
 */
export function sopFromFiles(files: SopFiles): Sop {
  const parsed = parseSop(partsFromFiles(files));
  if (parsed.ok) return parsed.value;
  const located = parsed.error.map(({ path, message }) => ({
    file: fileOf(path, files.folder),
    path,
    message,
  }));
  const lines = located.map(({ file, path, message }) => `${file}: ${path}: ${message}`);
  throw new SopFileError(located[0]?.file ?? '', located[0]?.path ?? '', lines);
}

/** The files merged into one value, unchecked. Throws when a file is not JSON. */
export function partsFromFiles(files: SopFiles): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const [name, text] of files.texts) {
    const content = parseText(`${files.folder}/${name}`, text);
    if (name === HEAD) Object.assign(merged, content);
    else merged[partName(name)] = content;
  }
  return merged;
}

/** All calendar years of a folder, oldest first. Throws as {@link sopFromFiles} does. */
export function calendarYearsFromFiles(files: SopFiles): CalendarYear[] {
  return [...files.texts].map(([name, text]) => parseSopFile(CalendarYear, `${files.folder}/${name}`, text));
}

export function parseSopFile<T>(schema: z.ZodType<T>, file: string, text: string): T {
  const parsed = schema.safeParse(parseText(file, text));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `${file}: ${issue.path.map(String).join('.')}: ${issue.message}`,
  );
  throw new SopFileError(file, parsed.error.issues[0]?.path.map(String).join('.') ?? '', lines);
}

const HEAD = 'sop.json';
const HEAD_KEYS = new Set(['', 'id', 'title', 'effectiveFrom', 'legalBase']);

function parseText(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SopFileError(file, '', [`${file}: not readable as JSON`], { cause });
  }
}

function partName(name: string): string {
  return name.replace(/\.json$/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The file that holds the part at the start of `path`; the head when the part has no file of its own. */
function fileOf(path: string, folder: string): string {
  const part = path.split('.')[0] ?? '';
  const name = HEAD_KEYS.has(part)
    ? HEAD
    : `${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
  return `${folder}/${name}`;
}
