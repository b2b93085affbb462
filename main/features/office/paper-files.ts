import { basename } from 'node:path';
import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ChosenPaper } from '#common/contract/ipc/office-documents.ts';
import { CalendarYear } from '#common/domain/office/calendar.ts';
import { differences } from '#common/domain/sop/differences.ts';
import { sopDifferences } from '#common/domain/sop/sop-differences.ts';
import { partsFromFiles, SopFileError } from '#common/domain/sop/sop-files.ts';
import { composeSop, nextSopId, SopParts } from '#common/domain/sop/sop-parts.ts';
import { yearOf } from '#common/kernel/plain-date.ts';
import { readChosen } from '#main/features/documents/store-attachment.ts';
import type { Desk } from '#main/features/desk.ts';

const LARGEST = 1024 * 1024;

/** What a head picked, read and laid against what is in force; null when nothing was picked. */
export async function choosePaper(desk: Desk, name: 'sop' | 'calendar'): Promise<ChosenPaper | null> {
  const isMultiple = name === 'sop';
  const paths = await desk.dialogs.chooseFiles({ extensions: ['json'], isMultiple });
  if (paths.length === 0) return null;
  const texts = new Map<string, string>();
  for (const path of paths) {
    texts.set(basename(path), Buffer.from(await readChosen(path, LARGEST)).toString('utf8'));
  }
  return name === 'sop' ? sopPaper(desk, texts) : calendarPaper(desk, texts);
}

function sopPaper({ office }: Desk, texts: ReadonlyMap<string, string>): ChosenPaper {
  // Name and day of a new version are given by the office, not by the file.
  const { id: _id, effectiveFrom: _from, ...read } = told(() => partsFromFiles({ folder: '', texts }));
  const [unknown] = Object.keys(read).filter((part) => !Object.hasOwn(SopParts.shape, part));
  if (unknown !== undefined) throw new CodedError('SOP_PART_UNKNOWN', { file: unknown });
  const parts = parsed(SopParts, read);
  const base = office.sop();
  const effectiveFrom = office.today();
  const id = nextSopId([base.id], yearOf(effectiveFrom));
  const composed = composeSop(base, parts, { id, effectiveFrom });
  if (!composed.ok) throw invalid(composed.error);
  return {
    content: { name: 'sop', base: base.id, parts },
    files: [...texts.keys()],
    differences: sopDifferences(base, composed.value),
  };
}

function calendarPaper({ office }: Desk, texts: ReadonlyMap<string, string>): ChosenPaper {
  const [text = ''] = texts.values();
  const [file = ''] = texts.keys();
  const body = parsed(
    CalendarYear,
    told(() => partsFromFiles({ folder: '', texts: new Map([['calendar.json', text]]) }))['calendar'],
  );
  return {
    content: { name: 'calendar', body },
    files: [file],
    differences: differences(office.calendarOf(body.year) ?? {}, body),
  };
}

/** A file that is no JSON is named; nothing of what it holds is told. */
function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SopFileError)) throw error;
    throw new CodedError('SOP_PART_UNKNOWN', { file: basename(error.file) });
  }
}

const NAMED = 5;

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  );
}

function invalid(problems: readonly { path: string; message: string }[]): CodedError {
  const named = problems.slice(0, NAMED).map(({ path, message }) => `${path}: ${message}`);
  return new CodedError('DOCUMENT_INVALID', { problems: named });
}
