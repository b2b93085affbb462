import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { HubError } from '#common/contract/hub/station.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { FEED_FILE } from '#runtime/updates/feed.ts';

const SMALL_BYTES = 256 * 1024;
const TIMEOUT_MS = 30_000;

export type WantedFile = { name: string; sha512: string; size: number };

/** Where updates lie: the hub's `/updates`, or a folder on a share or a stick. */
export type FeedSource = {
  /** A feed or its signature. Throws UPDATE_SOURCE_AWAY. */
  read(name: string): Promise<Buffer>;
  /** The whole file, or nothing at that path: UPDATE_SOURCE_AWAY, UPDATE_FILE_WRONG when it is another one. */
  fetchTo(wanted: WantedFile, path: string): Promise<void>;
};

/** Proof of the desk for a path of the hub: which ring sees what is decided by it. */
export type ProveDesk = (path: string) => Promise<Record<string, string>>;

export function hubSource(hubUrl: string, prove: ProveDesk = async () => ({})): FeedSource {
  const open = async (name: string, signal?: AbortSignal) => {
    const path = `/updates/${plain(name)}`;
    const response = await fetch(`${hubUrl.replace(/\/+$/, '')}${path}`, {
      redirect: 'error',
      headers: await prove(path),
      ...(signal ? { signal } : {}),
    }).catch(away);
    if (response.status === 404 && (await isHeldBack(response))) throw new CodedError('UPDATE_NOT_OPEN');
    if (!response.ok || !response.body) throw new CodedError('UPDATE_SOURCE_AWAY');
    return Readable.fromWeb(response.body);
  };
  return {
    async read(name) {
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of await open(name, AbortSignal.timeout(TIMEOUT_MS))) {
        bytes += (chunk as Buffer).length;
        if (bytes > SMALL_BYTES) throw new CodedError('UPDATE_FEED_UNREADABLE');
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks);
    },
    fetchTo: async (wanted, path) => take(await open(wanted.name), wanted, path),
  };
}

export function folderSource(folder: string): FeedSource {
  return {
    read: (name) => readFile(join(folder, plain(name))).catch(away),
    fetchTo: (wanted, path) => take(createReadStream(join(folder, plain(wanted.name))), wanted, path),
  };
}

/** Counted and hashed while it is written; what is not exactly the file that was asked for does not stay. */
async function take(from: Readable, { sha512, size }: WantedFile, path: string): Promise<void> {
  const hash = createHash('sha512');
  let bytes = 0;
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > size ? new CodedError('UPDATE_FILE_WRONG') : null, chunk);
    },
  });
  try {
    await pipeline(from, check, createWriteStream(path, { mode: 0o600 }));
    if (bytes !== size || hash.digest('base64') !== sha512) throw new CodedError('UPDATE_FILE_WRONG');
  } catch (error) {
    await rm(path, { force: true });
    throw error instanceof CodedError ? error : new CodedError('UPDATE_SOURCE_AWAY');
  }
}

async function isHeldBack(response: Response): Promise<boolean> {
  const told = HubError.safeParse(jsonOrNull(await response.text().catch(() => '')));
  return told.data?.code === 'UPDATE_NOT_OPEN';
}

function plain(name: string): string {
  if (!FEED_FILE.test(name)) throw new CodedError('UPDATE_FEED_UNREADABLE');
  return name;
}

function away(): never {
  throw new CodedError('UPDATE_SOURCE_AWAY');
}
