import { expect, it } from 'vitest';
import { openSealedFile, sealFile } from './sealed-file.ts';

const KEY = Buffer.alloc(32, 1);

it('opens under the same key only, and holds nothing that can be read beside it', async () => {
  const sealed = await sealFile({ name: 'BUDI SANTOSO' }, KEY);
  expect(sealed.includes('BUDI')).toBe(false);
  expect(await openSealedFile(sealed, KEY)).toEqual({ name: 'BUDI SANTOSO' });
  await expect(openSealedFile(sealed, Buffer.alloc(32, 2))).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
  });
});

it('is refused when one byte of it was changed, or when it is something else', async () => {
  const sealed = await sealFile({ count: 1 }, KEY);
  for (const at of [0, 5, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(openSealedFile(changed, KEY)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  }
  await expect(openSealedFile(Buffer.from('PK'), KEY)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});
