import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { MAX_ATTACHMENT_BYTES, type MediaType } from '#runtime/vault/media-type.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import { inspectFile } from './inspect-file.ts';
import { putAside, type AfterTaking } from './put-aside.ts';

const LOOK_EVERY_MS = 1500;
/** A scan that breaks off may still be written; after so long nobody writes it any more. */
const GIVEN_UP_MS = 60_000;
const STOP_WAITS_MS = 1000;
const MOST_FILES = 200;
/** Written by programs for themselves, or not whole yet by their own name. */
const NOT_A_SCAN = /^[.~]|\.(tmp|part|partial|crdownload|lock|db|ini)$/i;

type Parts = {
  folder: () => string | null;
  idOf: (bytes: Uint8Array) => AttachmentId;
  changed: () => void;
  log: Logger;
};

type Seen = {
  id: string;
  name: string;
  bytes: number;
  modifiedMs: number;
  state: 'ARRIVING' | 'READY' | 'REFUSED';
  problem: ReplyError | null;
  mediaType: MediaType | null;
  /** Name of the bytes in the vault; null until they have been read. */
  attachmentId: AttachmentId | null;
};

/**
 * The folder that a scanner writes to. It is looked at by the clock: network shares tell nobody of new files, and a folder that
 * went away comes back by itself. Files are never changed here until somebody has made pages of them.
 */
export class WatchedFolder {
  readonly #parts: Parts;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #isReachable = true;
  #files: ReadonlyMap<string, Seen> = new Map();
  #folder: string | null = null;
  #more = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    void this.look();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    // A share that hangs must not keep the program from closing.
    await Promise.race([this.#running, wait(STOP_WAITS_MS, undefined, { ref: false })]);
  }

  /** What was seen last, oldest first. */
  get files(): readonly Seen[] {
    return [...this.#files.values()].toSorted(
      (one, other) => one.modifiedMs - other.modifiedMs || one.name.localeCompare(other.name),
    );
  }

  /** Files that lie there beyond those that are looked into. */
  get more(): number {
    return this.#more;
  }

  get state(): 'NONE' | 'OPEN' | 'UNREACHABLE' {
    if (this.#parts.folder() === null) return 'NONE';
    return this.#isReachable ? 'OPEN' : 'UNREACHABLE';
  }

  /** One look. A call while one is under way waits for that one. */
  async look(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The bytes as they are now, checked again: what is stored is what was inspected. */
  async read(id: string): Promise<Buffer> {
    const bytes = await this.#bytesOf(this.#get(id)).catch(asUnreadable);
    inspectFile(bytes);
    return bytes;
  }

  /** Moves or deletes a file whose bytes are stored under this name. Other bytes under the same file name stay. */
  async clear(
    id: string,
    isStored: (attachment: AttachmentId) => boolean,
    after: AfterTaking,
  ): Promise<void> {
    const file = this.#get(id);
    const bytes = await this.#bytesOf(file).catch(asUnreadable);
    const attachmentId = this.#parts.idOf(bytes);
    const isSame = file.attachmentId === null || attachmentId === file.attachmentId;
    if (!isSame) throw new CodedError('TRAY_FILE_CHANGED');
    if (!isStored(attachmentId)) throw new CodedError('TRAY_FILE_NOT_FILED');
    await putAside({ folder: this.#folderNow(), name: file.name, bytes, after });
  }

  async #round(): Promise<void> {
    const folder = this.#parts.folder();
    const before = this.#picture();
    if (folder !== this.#folder) this.#files = new Map();
    this.#folder = folder;
    try {
      this.#more = 0;
      this.#files = folder === null ? new Map() : await this.#list(folder);
      this.#isReachable = true;
    } catch (error) {
      if (this.#isReachable) this.#parts.log.warn('scanner folder unreachable', { code: codeOf(error) });
      this.#isReachable = false;
      this.#files = new Map();
    }
    if (this.#picture() !== before) this.#parts.changed();
  }

  async #list(folder: string): Promise<ReadonlyMap<string, Seen>> {
    const entries = await readdir(folder, { withFileTypes: true });
    // Links are left alone: they lead out of the folder.
    const names = entries.filter((entry) => entry.isFile() && !NOT_A_SCAN.test(entry.name));
    const found = new Map<string, Seen>();
    this.#more = Math.max(0, names.length - MOST_FILES);
    // Always the same ones, so that they settle.
    const first = names.toSorted((one, other) => one.name.localeCompare(other.name)).slice(0, MOST_FILES);
    for (const { name } of first) {
      const seen = await this.#see(folder, name);
      if (seen) found.set(seen.id, seen);
    }
    return found;
  }

  /** Looked into once it has kept its size and time between two looks. */
  async #see(folder: string, name: string): Promise<Seen | null> {
    const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
    const found = await stat(join(folder, name)).catch(() => null);
    // Taken away between the two looks.
    if (!found) return null;
    const known = this.#files.get(id);
    const file = { id, name, bytes: found.size, modifiedMs: found.mtimeMs };
    const isSettled = known?.bytes === found.size && known.modifiedMs === found.mtimeMs && found.size > 0;
    if (!isSettled) return { ...file, state: 'ARRIVING', problem: null, attachmentId: null, mediaType: null };
    return known.state === 'ARRIVING' ? this.#inspect(file) : known;
  }

  async #inspect(file: Pick<Seen, 'id' | 'name' | 'bytes' | 'modifiedMs'>): Promise<Seen> {
    const unread = { ...file, problem: null, attachmentId: null, mediaType: null };
    try {
      const bytes = await this.#bytesOf(file);
      const { mediaType } = inspectFile(bytes);
      return { ...unread, state: 'READY', mediaType, attachmentId: this.#parts.idOf(bytes) };
    } catch (error) {
      const isCoded = error instanceof CodedError;
      const mayGrow = isCoded && error.code === 'FILE_CUT_OFF' && Date.now() - file.modifiedMs < GIVEN_UP_MS;
      // Held open by the scanner, or not written to its end yet: the next look tries again.
      if (!isCoded || mayGrow) return { ...unread, state: 'ARRIVING' };
      const { code, details } = error;
      return { ...unread, state: 'REFUSED', problem: details ? { code, details } : { code } };
    }
  }

  async #bytesOf({ name, bytes }: Pick<Seen, 'name' | 'bytes'>): Promise<Buffer> {
    if (bytes > MAX_ATTACHMENT_BYTES) {
      throw new CodedError('FILE_TOO_LARGE', { maxMegabytes: MAX_ATTACHMENT_BYTES / 1024 / 1024 });
    }
    try {
      return await readFile(join(this.#folderNow(), name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') throw new CodedError('TRAY_FILE_GONE');
      throw error;
    }
  }

  #get(id: string): Seen {
    const file = this.#files.get(id);
    if (!file) throw new CodedError('TRAY_FILE_GONE');
    return file;
  }

  #folderNow(): string {
    if (this.#folder === null) throw new CodedError('FOLDER_UNREACHABLE');
    return this.#folder;
  }

  #picture(): string {
    const files = this.files.map(({ id, bytes, modifiedMs, state }) => [id, bytes, modifiedMs, state]);
    return JSON.stringify([this.#isReachable, this.#more, files]);
  }
}

/** Held open by another program, or out of reach. */
function asUnreadable(error: unknown): never {
  throw error instanceof CodedError ? error : new CodedError('FILE_UNREADABLE');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
