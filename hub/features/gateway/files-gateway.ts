import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isPlainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import { readTable } from '#runtime/bookings/table.ts';
import type { Row } from '#runtime/bookings/row.ts';
import type { Clock } from '#runtime/clock.ts';
import type { Batch, Receipt } from '#hub/store/gateway-outbox.ts';
import { CentreFailure, type CentralGateway, type EntryError, type Page } from './central-gateway.ts';
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
    return this.#page(RESULTS, async (path) => listIn(await readFile(path, 'utf8'), 'results'));
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
  async lists() {
    const found = [];
    for (;;) {
      const file = this.#folder.next(LIST);
      if (!file) return found;
      const [, word = '', day = ''] = LIST.exec(file) ?? [];
      const rows = isPlainDate(day) ? await this.#rows(file) : null;
      if (rows === null) {
        await this.#folder.failed(file, [{ row: 0, subject: '', field: '', code: 'FILE_UNREADABLE' }]);
        continue;
      }
      const source: ListSource = word.toLowerCase() === 'simkim' ? 'SIMKIM' : 'PAYMENTS';
      found.push({ source, day: day as PlainDate, rows, settle: () => this.#folder.done(file) });
    }
  }

  async #rows(file: string): Promise<readonly unknown[] | null> {
    const { path } = this.#folder;
    const table = await unlessUnreadable(readTable(join(path, 'in', file), 'rows'));
    return 'rows' in table ? table.rows : null;
  }

  /** The next whole file of a kind. One that nobody can read is put aside, and the next one is looked at. */
  async #page<T>(name: RegExp, read: (path: string) => Promise<readonly T[]>): Promise<Page<T> | null> {
    for (;;) {
      const file = this.#folder.next(name);
      if (!file) return null;
      const entries = await unlessUnreadable(read(join(this.#folder.path, 'in', file)));
      if ('code' in entries) {
        await this.#folder.failed(file, [{ row: 0, subject: '', field: '', code: entries.code }]);
        continue;
      }
      return {
        entries,
        cursor: '',
        more: true,
        settle: (errors) => (errors.length > 0 ? this.#folder.failed(file, errors) : this.#folder.done(file)),
      };
    }
  }
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
