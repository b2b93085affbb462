import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import { toFileRow, type FileRowSource, type RowContext, FILE_ROW_COLUMNS } from './file-row.ts';
import { isWholeNik, searchWords } from '#common/kernel/search-words.ts';
import type { FileRow } from '#common/contract/ipc/applications.ts';

type IndexedFile = { file: Application; before: Application | null };

/** Keeps the text index in step with the files' names and numbers, which stand in their rows; most actions change none. */
export async function saveSearchEntries(trx: Knex, files: readonly IndexedFile[]): Promise<void> {
  const changed = files.filter(({ file, before }) => !before || entryOf(before) !== entryOf(file));
  await indexAgain(
    trx,
    DROP_ENTRIES,
    changed.filter(({ before }) => before !== null),
  );
  await indexAgain(trx, ADD_ENTRIES, changed);
}

async function indexAgain(trx: Knex, sql: string, files: readonly IndexedFile[]): Promise<void> {
  if (files.length > 0) await trx.raw(sql, [JSON.stringify(files.map(({ file }) => file.id))]);
}

const DROP_ENTRIES = `
  delete from application_search
  where rowid in (select ordinal from application where id in (select value from json_each(?)))`;

// FTS5 writes what it holds to the disk at each row that stands before the last one, hence the order.
const ADD_ENTRIES = `
  insert into application_search (rowid, name, number, nik, passport_number)
  select ordinal, name, number, nik, coalesce(passport_number, '')
  from application where id in (select value from json_each(?))
  order by ordinal`;

export type NikMatch = 'PREFIX' | 'WHOLE';

/** Newest files first. Every word of the text is a prefix; an empty list when the text holds no word. */
export async function searchFiles(
  db: Knex,
  { text, limit, nik }: { text: string; limit: number; nik: NikMatch },
  context: RowContext,
): Promise<FileRow[]> {
  const match = toMatch(text, nik);
  if (match === null) return [];
  const rows: FileRowSource[] = await db.raw(SEARCH_SQL, [match, limit]);
  return rows.map((row) => toFileRow(row, context));
}

export const SEARCH_SQL = `
  select ${FILE_ROW_COLUMNS}
  from application_search s
  join application a on a.ordinal = s.rowid
  left join account c on c.id = a.claim_by
  where application_search match ?
  order by s.rowid desc
  limit ?`;

/**
 * Quotes each word for FTS5, so that nothing typed can be read as query syntax. With WHOLE the NIK column answers only to
 * all sixteen digits: whoever sees it masked must not find it digit by digit.
 */
export function toMatch(text: string, nik: NikMatch): string | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  if (nik === 'PREFIX') return words.map((word) => `"${word}"*`).join(' ');
  return words
    .map((word) => {
      const open = `{name number passport_number} : "${word}"*`;
      return isWholeNik(word) ? `(${open} OR nik : "${word}")` : open;
    })
    .join(' AND ');
}

function entryOf(file: Application): string {
  const { fullName, nik } = file.applicant;
  return JSON.stringify([fullName, file.number, nik, file.book?.passportNumber ?? '']);
}
