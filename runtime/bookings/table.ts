import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { CodedError } from '#common/contract/coded-error.ts';
import { readCsv } from './read-csv.ts';
import type { Row } from './row.ts';

export type Table = {
  format: 'JSON' | 'CSV' | 'XLSX';
  headings: readonly string[];
  /** One a row of the file; null for a row that cannot be read, so that the others keep their numbers. */
  rows: readonly (Row | null)[];
};

export const MAX_IMPORT_BYTES = 40 * 1024 * 1024;

/** Reads any of the three formats, told apart by content; `listName` is where a JSON object keeps its list. Throws FILE_UNREADABLE with the place of the fault. */
export async function readTable(path: string, listName = 'bookings'): Promise<Table> {
  const bytes = await readFile(path).catch(() => {
    throw new CodedError('FILE_UNREADABLE', { reason: 'OPEN' });
  });
  if (bytes.byteLength > MAX_IMPORT_BYTES) {
    throw new CodedError('FILE_TOO_LARGE', { maxMegabytes: MAX_IMPORT_BYTES / 1024 / 1024 });
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(path);
  const text = decode(bytes);
  const isJson = extname(path).toLowerCase() === '.json' || /^\s*[[{]/.test(text);
  return isJson ? readJson(text, listName) : { format: 'CSV', ...readCsv(text) };
}

/** Spreadsheets still write the local code page; text that is not UTF-8 is read as Windows-1252. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readJson(text: string, listName: string): Table {
  const parsed = parseJson(text);
  const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed[listName] : null;
  if (!Array.isArray(list)) throw new CodedError('FILE_UNREADABLE', { reason: 'JSON_SHAPE' });
  const rows = list.map(rowOf);
  return { format: 'JSON', headings: headingsOf(rows), rows };
}

/** An entry of a JSON list as a row of texts; null for one that is no object. */
export function rowOf(record: unknown): Row | null {
  return isRecord(record)
    ? Object.fromEntries(Object.entries(record).map(([key, value]) => [key, toText(value)]))
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    // Without a place the text ended too early, which is its last line.
    const line = text.slice(0, place ? Number(place) : undefined).split('\n').length;
    throw new CodedError('FILE_UNREADABLE', { reason: 'JSON_SYNTAX', line });
  }
}

async function readWorkbook(path: string): Promise<Table> {
  const sheets = await readXlsx(path).catch(() => {
    throw new CodedError('FILE_UNREADABLE', { reason: 'XLSX' });
  });
  const cells = firstSheet(sheets);
  const [header = [], ...body] = cells;
  const headings = header.map((cell, index) => toText(cell).trim() || `(${index + 1})`);
  const rows = body
    .filter((row) => row.some((cell) => toText(cell) !== ''))
    .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, toText(row[index])])));
  return { format: 'XLSX', headings, rows };
}

function firstSheet(sheets: unknown): unknown[][] {
  if (!Array.isArray(sheets)) return [];
  const first: unknown = sheets[0];
  // The library answers with rows, or with one entry a sheet, by version.
  if (isRecord(first) && Array.isArray(first['data'])) return first['data'] as unknown[][];
  return sheets as unknown[][];
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateCell(value);
  if (Array.isArray(value)) return value.map(toText).join(' ');
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}

/** A workbook counts days from the end of 1899: a time alone stands on day 0, a date alone at midnight. */
function dateCell(value: Date): string {
  // Half past nine is 0.3958… of a day: what is a second short of a minute is that minute.
  const whole = new Date(Math.round(value.getTime() / 60_000) * 60_000);
  const [date = '', rest = ''] = whole.toISOString().split('T');
  const time = rest.slice(0, 5);
  if (whole.getUTCFullYear() < 1900) return time;
  return time === '00:00' ? date : `${date} ${time}`;
}

/** From the first rows: fields that stand in one of them. */
export function headingsOf(rows: readonly (Row | null)[]): string[] {
  return [...new Set(rows.slice(0, 200).flatMap((row) => Object.keys(row ?? {})))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
