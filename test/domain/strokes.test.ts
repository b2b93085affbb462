import { expect, it } from 'vitest';
import { sniffMasterType } from '#runtime/vault/media-type.ts';
import { readStrokes, writeStrokes, type Strokes } from '#common/domain/biometrics/strokes.ts';

const SIGNED: Omit<Strokes, 'loket'> = {
  width: 560,
  height: 180,
  strokes: [
    [
      [10, 20, 0, 0],
      [12.5, 21, 16, 0.4],
    ],
    [[40, 80, 400, 0.9]],
  ],
};

it('strokes come back as they were written, and the vault knows them by their first bytes', () => {
  const text = writeStrokes(SIGNED);
  expect(readStrokes(text)).toEqual({ loket: 'strokes/1', ...SIGNED });
  expect(sniffMasterType(new TextEncoder().encode(text))).toBe('application/vnd.loket.strokes+json');
});

it('anything else is not strokes', () => {
  expect(readStrokes('\u0000')).toBeNull();
  expect(readStrokes('{"loket":"strokes/1","strokes":[]}')).toBeNull();
  expect(sniffMasterType(new TextEncoder().encode('{"strokes":[]}'))).toBeNull();
});
