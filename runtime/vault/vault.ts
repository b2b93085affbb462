import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';

const MAGIC = Buffer.from('LKV1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Attachments as AES-256-GCM files, named by the HMAC-SHA256 of their plaintext under the office's attachment key: equal
 * pictures are stored once, and a name tells nothing to whoever lacks the key.
 */
export class Vault {
  readonly #folder: string;
  readonly #idKey: Buffer;
  readonly #cipherKey: Buffer;

  constructor(folder: string, officeKey: Buffer) {
    this.#folder = folder;
    // Two keys from one secret: naming and sealing must not share a key.
    this.#idKey = derive(officeKey, 'attachment-id');
    this.#cipherKey = derive(officeKey, 'attachment-seal');
  }

  /** Seals the bytes and returns their id only when they are on the disk. */
  async put(bytes: Uint8Array): Promise<AttachmentId> {
    const id = this.idOf(bytes);
    const path = this.#pathOf(id);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(this.#seal(bytes, id));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return id;
  }

  /** Throws ATTACHMENT_MISSING or ATTACHMENT_DAMAGED; a changed byte is never returned as a picture. */
  async get(id: AttachmentId): Promise<Uint8Array> {
    const sealed = await readFile(this.#pathOf(id)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new CodedError('ATTACHMENT_MISSING') : error;
    });
    return this.#unseal(sealed, id);
  }

  /** Whether the bytes lie here, whole or damaged. */
  has(id: AttachmentId): boolean {
    return existsSync(this.#pathOf(id));
  }

  idOf(bytes: Uint8Array): AttachmentId {
    return createHmac('sha256', this.#idKey).update(bytes).digest('hex') as AttachmentId;
  }

  #pathOf(id: AttachmentId): string {
    return join(this.#folder, id.slice(0, 2), id);
  }

  #seal(bytes: Uint8Array, id: AttachmentId): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce);
    // The id is authenticated too: a sealed file renamed to another's name does not open.
    cipher.setAAD(Buffer.from(id));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]);
  }

  #unseal(sealed: Buffer, id: AttachmentId): Uint8Array {
    const start = MAGIC.length + NONCE_BYTES + TAG_BYTES;
    if (sealed.length < start || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) {
      throw new CodedError('ATTACHMENT_DAMAGED');
    }
    const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#cipherKey, nonce);
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(sealed.subarray(MAGIC.length + NONCE_BYTES, start));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
    } catch {
      throw new CodedError('ATTACHMENT_DAMAGED');
    }
  }
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `loket/${purpose}/1`, 32));
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
