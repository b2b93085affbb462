import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import { readTable } from '#runtime/bookings/table.ts';
import type { BookingUpload } from '#common/domain/gateway/upload.ts';
import type { Row } from '#runtime/bookings/row.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Batch, Receipt } from '#hub/store/gateway-outbox.ts';
import {
  CentreFailure,
  type CentralGateway,
  type DayList,
  type EntryError,
  type Page,
  type UnreadList,
} from './central-gateway.ts';
import { ExchangeFolder } from './exchange-folder.ts';

const BOOKINGS = /^bookings[^/]*\.(?:csv|json|xlsx|txt)$/i;
const RESULTS = /^results[^/]*\.json$/i;
const LIST = /^(simkim|payments)-(\d{4}-\d{2}-\d{2})\.(?:csv|json|xlsx)$/i;

/**
 * The centre as a folder that somebody carries files to and from. `in/` is read, what was read goes to `done/` or, with a
 * report of its rows, to `failed/`; `out/` gets one file of statuses a batch.
 */
export class FilesGateway implements CentralGateway {
  readonly #folder: ExchangeFolder;

  constructor(folder: string, clock: Clock) {
    this.#folder = new ExchangeFolder(folder, clock);
  }

  async health(): Promise<void> {
    await this.#folder.look().catch((error: unknown) => {
      throw new CentreFailure('FOLDER', { cause: error });
    });
  }

  async bookings(): Promise<Page<Row | null> | null> {
    return this.#page(BOOKINGS, async (path) => (await readTable(path)).rows);
  }

  async results(): Promise<Page<unknown> | null> {
    return this.#page(RESULTS, async (path) => listIn(await textIn(path), 'results'));
  }

  /** Written under another name first: whoever fetches it finds a whole file or none. */
  async send({ no, statuses }: Batch): Promise<Receipt[]> {
    const lines = [...statuses, { end: true, count: statuses.length }].map((line) => JSON.stringify(line));
    const name = `status-${String(no).padStart(6, '0')}.jsonl`;
    await this.#folder.write(name, `${lines.join('\n')}\n`).catch((error: unknown) => {
      throw new CentreFailure('FOLDER', { cause: error });
    });
    return statuses.map(({ id }) => ({ id, result: 'ACCEPTED' }));
  }

  /** Whatever lies there, also of a day that nobody asked for: a list that comes late or again is compared anew. */
  async lists(): Promise<(DayList | UnreadList)[]> {
    const found = [];
    for (let file = this.#folder.next(LIST); file !== null; file = this.#folder.next(LIST)) {
      found.push(await this.#list(file));
    }
    return found;
  }

  async uploads(number: string): Promise<readonly BookingUpload[]> {
    return this.#folder.uploads(number);
  }

  async upload(number: string, id: string): Promise<Uint8Array | null> {
    const known = (await this.uploads(number)).some((upload) => upload.id === id);
    return known ? this.#folder.upload(number, id) : null;
  }

  async #list(file: string): Promise<DayList | UnreadList> {
    const [, word = '', day = ''] = LIST.exec(file) ?? [];
    const path = join(this.#folder.path, 'in', file);
    const table = isPlainDate(day) ? await unlessUnreadable(readTable(path, 'rows')) : UNREADABLE;
    if ('code' in table) {
      const wrong = unread(file, table.code);
      return { wrong, settle: () => this.#folder.failed(file, wrong) };
    }
    const source: ListSource = word.toLowerCase() === 'simkim' ? 'SIMKIM' : 'PAYMENTS';
    return { source, day: day as PlainDate, rows: table.rows, settle: () => this.#folder.done(file) };
  }

  /** The next whole file of a kind. One that nobody can read is a page that says so, so that it is told before it is put aside. */
  async #page<T>(name: RegExp, read: (path: string) => Promise<readonly T[]>): Promise<Page<T> | null> {
    const file = this.#folder.next(name);
    if (file === null) return null;
    const entries = await unlessUnreadable(read(join(this.#folder.path, 'in', file)));
    const isRead = !('code' in entries);
    return {
      entries: isRead ? entries : [],
      wrong: isRead ? [] : unread(file, entries.code),
      cursor: '',
      more: true,
      settle: (errors) => (errors.length > 0 ? this.#folder.failed(file, errors) : this.#folder.done(file)),
    };
  }
}

const UNREADABLE = { code: 'FILE_UNREADABLE' } as const;

function unread(file: string, code: EntryError['code']): EntryError[] {
  return [{ row: 0, subject: file, field: '', code }];
}

async function unlessUnreadable<T extends object>(
  reading: Promise<T>,
): Promise<T | { code: EntryError['code'] }> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code };
    throw error;
  }
}

async function textIn(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new CodedError('FILE_UNREADABLE', { reason: 'OPEN' });
  });
}

/** `{ "results": [ … ] }`, or the bare list. */
function listIn(text: string, key: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    const list: unknown =
      typeof parsed === 'object' && parsed !== null && key in parsed ? Reflect.get(parsed, key) : parsed;
    if (Array.isArray(list)) return list;
  } catch {
    // Told below, like a text of another shape.
  }
  throw new CodedError('FILE_UNREADABLE', { reason: 'JSON_SYNTAX' });
}
