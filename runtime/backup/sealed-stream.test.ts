import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { opening, sealing } from './sealed-stream.ts';

const MIB = 1024 * 1024;
const key = randomBytes(32);
const HUB = 'loket/hub-backup/1';
const seal = (plain: Buffer, by = key) => buffer(Readable.from([plain]).pipe(sealing(by, HUB)));
const open = (sealed: Buffer, by = key) => buffer(Readable.from([sealed]).pipe(opening(by, HUB)));

describe('a sealed stream', () => {
  it.each([0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 17])('%i bytes come back as they were', async (length) => {
    const plain = randomBytes(length);
    const sealed = await seal(plain);
    expect((await open(sealed)).equals(plain)).toBe(true);
    if (length > 32) expect(sealed.includes(plain.subarray(0, 32))).toBe(false);
  });

  it('comes back in whatever portions the disk hands it out', async () => {
    const plain = randomBytes(2 * MIB + 5);
    const sealed = await seal(plain);
    const portions = Array.from({ length: Math.ceil(sealed.length / 7777) }, (_, at) =>
      sealed.subarray(at * 7777, (at + 1) * 7777),
    );
    expect((await buffer(Readable.from(portions).pipe(opening(key, HUB)))).equals(plain)).toBe(true);
  });

  it('of a hub is not opened as one of a desk, though the key is the same', async () => {
    const sealed = Readable.from([await seal(Buffer.from('x'))]);
    await expect(buffer(sealed.pipe(opening(key, 'loket/desk-backup/1')))).rejects.toMatchObject({
      code: 'BACKUP_UNREADABLE',
    });
  });

  const PIECE = MIB + 16;
  const HEAD = 36;
  const swap = (sealed: Buffer) => {
    const first = sealed.subarray(HEAD, HEAD + PIECE);
    const second = sealed.subarray(HEAD + PIECE, HEAD + 2 * PIECE);
    return Buffer.concat([sealed.subarray(0, HEAD), second, first, sealed.subarray(HEAD + 2 * PIECE)]);
  };
  it.each<[string, (sealed: Buffer) => Buffer]>([
    [
      'a changed byte',
      (sealed) =>
        Buffer.concat([sealed.subarray(0, 500), Buffer.from([(sealed[500] ?? 0) ^ 1]), sealed.subarray(501)]),
    ],
    ['an end that is missing', (sealed) => sealed.subarray(0, -1)],
    ['a whole last piece that is missing', (sealed) => sealed.subarray(0, HEAD + 2 * PIECE)],
    [
      'a piece in the middle that is missing',
      (sealed) => Buffer.concat([sealed.subarray(0, HEAD), sealed.subarray(HEAD + PIECE)]),
    ],
    ['two pieces in each other’s place', swap],
    ['something behind the end', (sealed) => Buffer.concat([sealed, Buffer.from('x')])],
    ['another kind of file', () => Buffer.from('LKX1 and so on')],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s is noticed', async (_what, change) => {
    const sealed = await seal(randomBytes(2 * MIB + 99));
    await expect(open(change(sealed))).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' });
  });

  it('another key opens nothing', async () => {
    await expect(open(await seal(Buffer.from('kept')), randomBytes(32))).rejects.toMatchObject({
      code: 'BACKUP_UNREADABLE',
    });
  });
});
