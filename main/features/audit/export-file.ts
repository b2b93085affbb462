import type { AuditPage, FoundEntry } from '#common/contract/hub/audit-search.ts';
import type { SignedHead } from '#common/contract/hub/audit.ts';
import type { Instant } from '#common/kernel/instant.ts';

export type ExportStamp = {
  head: SignedHead;
  /** Who asked for it, and when: stands in the file and, before that, in the chain. */
  by: string;
  at: Instant;
  desk: string;
  query: object;
};

const COLUMNS = [
  'seq',
  'at',
  'actorName',
  'actor',
  'desk',
  'origin',
  'event',
  'subjectName',
  'subject',
  'detail',
  'hash',
] as const;

/** One line about the export, then the entries, newest first. Numbers of persons are masked in the text of an entry. */
export function toJsonLines(
  { head, by, at, desk, query }: ExportStamp,
  entries: readonly FoundEntry[],
): string {
  const first = { type: 'export', by, at, desk, query, entries: entries.length, head };
  const lines = [first, ...entries.map((entry) => ({ type: 'entry', ...entry }))];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** As spreadsheets of this country read it: semicolons, a byte order mark, quotes round everything. */
export function toCsv({ head, by, at, desk }: ExportStamp, entries: readonly FoundEntry[]): string {
  const about: (readonly string[])[] = [
    ['# exported by', by, at, desk],
    ['# head', String(head.seq), head.hash, head.at],
    ['# signature', head.signature === '' ? 'none' : head.signature],
  ];
  const rows = entries.map((entry) => COLUMNS.map((column) => String(entry[column] ?? '')));
  const lines = [...about, COLUMNS, ...rows].map((line) => line.map(quoted).join(';'));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Page after page up to the entry of the export itself: what is written later is no part of it. */
export async function collect(
  upTo: number,
  page: (before: number) => Promise<AuditPage>,
): Promise<FoundEntry[]> {
  const entries: FoundEntry[] = [];
  let before: number | null = upTo + 1;
  while (before !== null) {
    const found: AuditPage = await page(before);
    entries.push(...found.entries);
    before = found.next;
  }
  return entries;
}

/** A leading =, +, - or @ would be run as a formula by a spreadsheet. */
export function quoted(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
