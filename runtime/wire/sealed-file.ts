import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { CodedError } from '#common/contract/coded-error.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const MAGIC = Buffer.from('LKX1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What a file may unfold to: more is no outbox of a desk. */
const LARGEST = 512 * 1024 * 1024;

/**
 * Personal data on a stick is as safe as in the vault: packed, then AES-256-GCM under a key made from the office's own, so
 * that only a desk or the hub of the same office opens it.
 */
export async function sealFile(content: object, officeKey: Buffer): Promise<Buffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyOf(officeKey), nonce);
  const packed = await compress(Buffer.from(JSON.stringify(content)));
  const body = Buffer.concat([cipher.update(packed), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]);
}

/** Throws FILE_UNREADABLE for anything that was not sealed under this office's key. */
export async function openSealedFile(sealed: Buffer, officeKey: Buffer): Promise<unknown> {
  const start = MAGIC.length + NONCE_BYTES + TAG_BYTES;
  if (sealed.length < start || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) throw unreadable();
  const nonce = sealed.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(officeKey), nonce);
  decipher.setAuthTag(sealed.subarray(MAGIC.length + NONCE_BYTES, start));
  try {
    const packed = Buffer.concat([decipher.update(sealed.subarray(start)), decipher.final()]);
    const text = await decompress(packed, {
      maxOutputLength: LARGEST,
      params: { [constants.ZSTD_d_windowLogMax]: 27 },
    });
    return JSON.parse(text.toString());
  } catch {
    throw unreadable();
  }
}

function keyOf(officeKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', officeKey, Buffer.alloc(0), 'loket/outbox-file/1', 32));
}

function unreadable(): CodedError {
  return new CodedError('FILE_UNREADABLE', { reason: 'OUTBOX' });
}
