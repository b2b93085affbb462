import { createReadStream, createWriteStream, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { once } from 'node:events';
import { CodedError } from '#common/contract/coded-error.ts';
import { z } from 'zod';

/** A file (with that many bytes behind this line) or a folder (`size` null). Paths with `/`, below the data folder. */
const Entry = z.strictObject({
  path: z.string().min(1),
  size: z.int().min(0).nullable(),
  mode: z.int(),
});
type Entry = z.infer<typeof Entry>;

/** What to put in: from a path here to a path in the archive. Bytes: a file that was made up. */
export type Source = { path: string; from: string } | { path: string; bytes: Buffer };

const LINE_LIMIT = 4096;
const SKIPPED_SIZE = Buffer.alloc(64 * 1024);

/**
 * Files and folders as a stream: one line of JSON each, then the bytes. A file that grows or shrinks while it is read, as PostgreSQL's do,
 * is written with the size that its line told: what changed is repaired from the log.
 */
export async function* archiveOf(
  sources: readonly Source[],
  isSkipped: (path: string) => boolean,
): AsyncGenerator<Buffer> {
  for (const source of sources) {
    if ('bytes' in source) {
      yield line({ path: source.path, size: source.bytes.length, mode: 0o600 });
      yield source.bytes;
    } else yield* walk(source.from, source.path, isSkipped);
  }
}

async function* walk(
  from: string,
  path: string,
  isSkipped: (path: string) => boolean,
): AsyncGenerator<Buffer> {
  if (isSkipped(path)) return;
  const stat = lstatSync(from, { throwIfNoEntry: false });
  // A table that was dropped meanwhile.
  if (!stat) return;
  const mode = stat.mode & 0o777;
  if (stat.isDirectory()) {
    yield line({ path, size: null, mode });
    for (const name of readdirSync(from).toSorted()) {
      yield* walk(join(from, name), `${path}/${name}`, isSkipped);
    }
  } else if (stat.isFile()) {
    yield line({ path, size: stat.size, mode });
    yield* exactly(from, stat.size);
  }
}

async function* exactly(file: string, size: number): AsyncGenerator<Buffer> {
  let left = size;
  if (left === 0) return;
  for await (const chunk of createReadStream(file, { end: size - 1 }) as AsyncIterable<Buffer>) {
    left -= chunk.length;
    yield chunk;
  }
  for (; left > 0; left -= Math.min(left, SKIPPED_SIZE.length)) yield SKIPPED_SIZE.subarray(0, left);
}

function line(entry: Entry): Buffer {
  return Buffer.from(`${JSON.stringify(entry)}\n`);
}

/** Lays an archive out under a folder; with null only reads it through. Answers how many files it held. Throws BACKUP_UNREADABLE. */
export async function unpackArchive(bytes: AsyncIterable<Buffer>, folder: string | null): Promise<number> {
  const reader = new Reader(bytes);
  let files = 0;
  for (let text = await reader.line(); text !== null; text = await reader.line()) {
    const { path, size, mode } = parse(text);
    const target = folder === null ? null : placeOf(folder, path);
    if (size === null) {
      if (target) mkdirSync(target, { recursive: true, mode });
      continue;
    }
    files += 1;
    if (target) mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const to = target === null ? null : createWriteStream(target, { mode, flush: true });
    for (let left = size; left > 0;) {
      const chunk = await reader.some(left);
      left -= chunk.length;
      if (to && !to.write(chunk)) await once(to, 'drain');
    }
    if (to) {
      to.end();
      await once(to, 'close');
    }
  }
  return files;
}

function parse(text: string): Entry {
  try {
    return Entry.parse(JSON.parse(text));
  } catch {
    throw new CodedError('BACKUP_UNREADABLE');
  }
}

/** Below the folder, whatever the archive says. */
function placeOf(folder: string, path: string): string {
  const inside = normalize(path);
  if (inside.startsWith('..') || inside.startsWith('/') || inside.includes(':')) {
    throw new CodedError('BACKUP_UNREADABLE');
  }
  return join(folder, inside);
}

class Reader {
  readonly #from: AsyncIterator<Buffer>;
  #have: Buffer = Buffer.alloc(0);

  constructor(from: AsyncIterable<Buffer>) {
    this.#from = from[Symbol.asyncIterator]();
  }

  async line(): Promise<string | null> {
    let at = this.#have.indexOf(10);
    while (at < 0) {
      if (!(await this.#more())) {
        if (this.#have.length === 0) return null;
        throw new CodedError('BACKUP_UNREADABLE');
      }
      at = this.#have.indexOf(10);
      if (at < 0 && this.#have.length > LINE_LIMIT) throw new CodedError('BACKUP_UNREADABLE');
    }
    const text = this.#have.subarray(0, at).toString();
    this.#have = this.#have.subarray(at + 1);
    return text;
  }

  /** At least one byte and at most so many. */
  async some(most: number): Promise<Buffer> {
    if (this.#have.length === 0 && !(await this.#more())) throw new CodedError('BACKUP_UNREADABLE');
    const chunk = this.#have.subarray(0, most);
    this.#have = this.#have.subarray(chunk.length);
    return chunk;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#from.next();
    if (done) return false;
    this.#have = this.#have.length === 0 ? value : Buffer.concat([this.#have, value]);
    return true;
  }
}

/** Small files that must be what they were at one moment. */
export async function fileIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
