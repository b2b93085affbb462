import { createHash } from 'node:crypto';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import type { DisposalPreview } from '#common/contract/hub/disposals.ts';
import type { DisposalGroup } from '#common/domain/registers/disposals.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import { addYears, yearOf, type PlainDate } from '#common/kernel/plain-date.ts';

/** A file whose years are over. */
export type DueFile = { id: ApplicationId; number: string; state: AppState; closedAt: Instant };

/** Files end before this day of the office: those that ended on it have not been here for all the years. */
export function lastDay(today: PlainDate, years: number): PlainDate {
  return addYears(today, -years);
}

export function momentOf(before: PlainDate, utcOffsetMinutes: number): Instant {
  return instantAt(before, '00:00', utcOffsetMinutes);
}

/** SHA-256 over id and end of each file in the order of the ids, hex: two lists with one digest are one list. */
export function listDigest(files: readonly Pick<DueFile, 'id' | 'closedAt'>[]): string {
  const hash = createHash('sha256');
  for (const { id, closedAt } of files.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    hash.update(`${id} ${closedAt}\n`);
  }
  return hash.digest('hex');
}

/** What the audit chain says of a file's actions, in one number that stays when they are gone. */
export function fileDigest(audited: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(audited)).digest('hex');
}

export function groupsOf(
  files: readonly Pick<DueFile, 'state' | 'closedAt'>[],
  utcOffsetMinutes: number,
): DisposalGroup[] {
  const groups = Map.groupBy(
    files,
    ({ state, closedAt }) => `${yearOf(localDate(closedAt, utcOffsetMinutes))} ${state}`,
  );
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, ones]) => {
      const [year = '', state = ''] = key.split(' ');
      return { year: Number(year), state: state as AppState, files: ones.length };
    });
}

/** What may go: due, and held back by no legal case. */
export function previewOf(
  due: readonly DueFile[],
  held: ReadonlySet<ApplicationId>,
  { years, before, utcOffsetMinutes }: { years: number; before: PlainDate; utcOffsetMinutes: number },
): DisposalPreview {
  const list = due.filter(({ id }) => !held.has(id));
  return {
    years,
    before,
    files: list.length,
    held: due.length - list.length,
    digest: listDigest(list),
    groups: groupsOf(list, utcOffsetMinutes),
  };
}
