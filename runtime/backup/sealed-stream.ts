import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { CodedError } from '#common/contract/coded-error.ts';

const MAGIC = Buffer.from('LKB1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
/** Plain bytes in one piece; each piece has a tag of its own, so that nothing unchecked is ever handed on. */
const PIECE = 1024 * 1024;
/** What a key is for: a backup of one kind is never opened as one of another. */
export type BackupPurpose = 'loket/hub-backup/1' | 'loket/desk-backup/1';

const HEAD = MAGIC.length + SALT_BYTES;

/**
 * Seals a stream of any length: AES-256-GCM in pieces under a key made for this file alone (HKDF-SHA256 of the backup key and a random
 * salt). The nonce counts the pieces and marks the last, so that none can be left out, moved or cut off (STREAM; Hoang, Reyhanitabar, Rogaway
 * and Vizár, 2015).
 */
export function sealing(backupKey: Buffer, purpose: BackupPurpose): Transform {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(backupKey, salt, purpose);
  let waiting = Buffer.alloc(0);
  let count = 0;
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count, isLast));
    count += 1;
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      waiting = Buffer.concat([waiting, chunk]);
      // One piece is kept back: the last one is marked.
      while (waiting.length > PIECE) {
        this.push(seal(waiting.subarray(0, PIECE), false));
        waiting = waiting.subarray(PIECE);
      }
      done();
    },
    flush(done) {
      done(null, seal(waiting, true));
    },
  });
  stream.push(Buffer.concat([MAGIC, salt]));
  return stream;
}

/** Opens what `sealing` made. The stream fails with BACKUP_UNREADABLE at the first byte that another key or another hand wrote. */
export function opening(backupKey: Buffer, purpose: BackupPurpose): Transform {
  let key: Buffer | null = null;
  let waiting = Buffer.alloc(0);
  let count = 0;
  const open = (sealed: Buffer, isLast: boolean): Buffer => {
    if (key === null || sealed.length < TAG_BYTES) throw new CodedError('BACKUP_UNREADABLE');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(count, isLast));
    count += 1;
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new CodedError('BACKUP_UNREADABLE');
    }
  };
  const start = () => {
    if (!waiting.subarray(0, MAGIC.length).equals(MAGIC)) throw new CodedError('BACKUP_UNREADABLE');
    key = keyOf(backupKey, waiting.subarray(MAGIC.length, HEAD), purpose);
    waiting = waiting.subarray(HEAD);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      try {
        waiting = Buffer.concat([waiting, chunk]);
        if (key === null && waiting.length >= HEAD) start();
        while (key !== null && waiting.length > PIECE + TAG_BYTES) {
          this.push(open(waiting.subarray(0, PIECE + TAG_BYTES), false));
          waiting = waiting.subarray(PIECE + TAG_BYTES);
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, open(waiting, true));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function keyOf(backupKey: Buffer, salt: Buffer, purpose: BackupPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', backupKey, salt, purpose, 32));
}

function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUInt32BE(count, NONCE_BYTES - 4);
  return nonce;
}
