import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AttachmentId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import { release } from '#runtime/release.ts';

const MAGIC = Buffer.from('LKV1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Files that wait for the disk side by side. */
const AT_ONCE = 4;

type Named = { id: AttachmentId; bytes: Uint8Array };

/**
 * Attachments as AES-256-GCM files, named by the HMAC-SHA256 of their plaintext under the office's attachment key: equal
 * pictures are stored once, and a name tells nothing to whoever lacks the key. What was sealed under a former key stays as it
 * is and is still opened.
 */
export class Vault {
  readonly #folder: string;
  readonly #idKey: Buffer;
  readonly #cipherKey: Buffer;
  readonly #formerKeys: readonly Buffer[];

  constructor(folder: string, officeKey: Buffer, formerKeys: readonly Buffer[] = []) {
    this.#folder = folder;
    // Two keys from one secret: naming and sealing must not share a key.
    this.#idKey = namingKeyOf(officeKey);
    this.#cipherKey = sealingKeyOf(officeKey);
    this.#formerKeys = formerKeys.map(sealingKeyOf);
  }

  /** Seals the bytes and returns their id only when they are on the disk. `id`: a former name, which the caller has checked. */
  async put(bytes: Uint8Array, id: AttachmentId = this.idOf(bytes)): Promise<AttachmentId> {
    await this.putMany([{ id, bytes }]);
    return id;
  }

  /** The same for several under names that the caller has checked: all of them are on the disk, or it throws. */
  async putMany(attachments: readonly Named[]): Promise<void> {
    const changed = new Set<string>();
    await inLanes(attachments, AT_ONCE, (one) => this.#write(one, changed));
    await inLanes([...changed], AT_ONCE, syncFolder);
  }

  /** Throws ATTACHMENT_MISSING or ATTACHMENT_DAMAGED; a changed byte is never returned as a picture. */
  async get(id: AttachmentId): Promise<Uint8Array> {
    const sealed = await readFile(this.#pathOf(id)).catch((error: unknown) => {
      throw isMissing(error) ? new CodedError('ATTACHMENT_MISSING') : error;
    });
    try {
      return this.#unseal(sealed, id);
    } finally {
      release(sealed);
    }
  }

  /** What lies here, and how much of the disk each takes. */
  async sizes(): Promise<Map<AttachmentId, number>> {
    const names = await readdir(this.#folder, { recursive: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const sizes = new Map<AttachmentId, number>();
    const ids = names.map((name) => AttachmentId.safeParse(basename(name)).data);
    await inLanes(
      ids.filter((id) => id !== undefined),
      AT_ONCE,
      async (id) => {
        const found = await stat(this.#pathOf(id)).catch(() => null);
        if (found?.isFile()) sizes.set(id, found.size);
      },
    );
    return sizes;
  }

  /** Only what can be had from elsewhere: the caller has made sure of that. */
  async remove(id: AttachmentId): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  /** Whether the bytes lie here, whole or damaged. */
  has(id: AttachmentId): boolean {
    return existsSync(this.#pathOf(id));
  }

  idOf(bytes: Uint8Array): AttachmentId {
    return nameUnder(this.#idKey, bytes);
  }

  /** Whether these bytes bear the name, given by the office's key or by one that the office had before. */
  isNamed(id: AttachmentId, bytes: Uint8Array, formerNaming: readonly Buffer[]): boolean {
    return this.idOf(bytes) === id || formerNaming.some((key) => nameUnder(key, bytes) === id);
  }

  #pathOf(id: AttachmentId): string {
    return join(this.#folder, id.slice(0, 2), id);
  }

  /** Adds to `changed` the folders whose own entries are not on the disk yet. */
  async #write({ id, bytes }: Named, changed: Set<string>): Promise<void> {
    const path = this.#pathOf(id);
    const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      const file = await this.#create(temporary, changed);
      try {
        const [head, body] = this.#seal(bytes, id);
        await writeWhole(file, [head, body]);
        release(body);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      changed.add(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** The folder is nearly always there: only a missing one is made. */
  async #create(path: string, changed: Set<string>): Promise<FileHandle> {
    try {
      return await open(path, 'wx', 0o600);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await mkdir(dirname(path), { recursive: true });
      changed.add(this.#folder);
      return open(path, 'wx', 0o600);
    }
  }

  #seal(bytes: Uint8Array, id: AttachmentId): [head: Buffer, body: Buffer] {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce);
    // The id is authenticated too: a sealed file renamed to another's name does not open.
    cipher.setAAD(Buffer.from(id));
    const body = cipher.update(bytes);
    // A stream cipher: nothing is left for the end but the tag.
    cipher.final();
    return [Buffer.concat([MAGIC, nonce, cipher.getAuthTag()]), body];
  }

  #unseal(sealed: Buffer, id: AttachmentId): Uint8Array {
    const start = MAGIC.length + NONCE_BYTES + TAG_BYTES;
    if (sealed.length < start || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new CodedError('ATTACHMENT_DAMAGED');
    }
    for (const key of [this.#cipherKey, ...this.#formerKeys]) {
      const bytes = unsealWith(key, sealed, id);
      if (bytes) return bytes;
    }
    throw new CodedError('ATTACHMENT_DAMAGED');
  }
}

/** What names attachments under an office's key; whoever has it can check a name and open nothing. */
export function namingKeyOf(officeKey: Buffer): Buffer {
  return derive(officeKey, 'attachment-id');
}

function sealingKeyOf(officeKey: Buffer): Buffer {
  return derive(officeKey, 'attachment-seal');
}

function nameUnder(namingKey: Buffer, bytes: Uint8Array): AttachmentId {
  return createHmac('sha256', namingKey).update(bytes).digest('hex') as AttachmentId;
}

/** Null for another key, and for a changed byte: the two look alike. */
function unsealWith(key: Buffer, sealed: Buffer, id: AttachmentId): Uint8Array | null {
  const start = MAGIC.length + NONCE_BYTES + TAG_BYTES;
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(sealed.subarray(MAGIC.length + NONCE_BYTES, start));
  try {
    const bytes = decipher.update(sealed.subarray(start));
    decipher.final();
    return bytes;
  } catch {
    return null;
  }
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `loket/${purpose}/1`, 32));
}

/** Sealed bytes go to the file as they lie in memory. A full disk takes a part first and says so at the next. */
async function writeWhole(file: FileHandle, parts: readonly Buffer[]): Promise<void> {
  const { bytesWritten } = await file.writev(parts);
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  if (bytesWritten < all) await file.writeFile(Buffer.concat(parts).subarray(bytesWritten));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A rename is durable only when its folder is; Windows cannot open a folder and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
