import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#common/kernel/random.ts';
import { PrintProblem, type GreyPrint } from '#renderer/lib/prints/grey-print.ts';
import { checkRidges } from '#renderer/lib/prints/ridge-check.ts';
import { drawPrint } from '#tools/sbi-mock/prints/draw-print.ts';
import { encodeWsq } from '#tools/sbi-mock/prints/wsq/encode-wsq.ts';
import { wsqBands } from '#renderer/lib/prints/wsq/bands.ts';
import { decodeWsq } from '#renderer/lib/prints/wsq/decode-wsq.ts';

/** How near two pictures are, in decibels. */
function psnr(one: GreyPrint, other: GreyPrint): number {
  const squares = one.data.reduce((sum, value, index) => sum + (value - (other.data[index] ?? 0)) ** 2, 0);
  return 10 * Math.log10(255 ** 2 / (squares / one.data.length));
}

/** A picture without noise, so that what is lost is the codec's alone. */
function smooth(width: number, height: number): GreyPrint {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = Math.round(128 + 60 * Math.sin(x / 9) + 50 * Math.cos((x + 2 * y) / 17));
    }
  }
  return { width, height, data };
}

describe('a picture in WSQ', () => {
  it.each([
    [320, 448],
    [321, 449],
    [333, 501],
    [97, 64],
    [357, 504],
    [800, 750],
  ])('of %i × %i comes back almost as it was', (width, height) => {
    const drawn = smooth(width, height);
    const decoded = decodeWsq(encodeWsq(drawn, 4));
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    expect(psnr(drawn, decoded)).toBeGreaterThan(44);
  });

  it('at the rate of the FBI keeps the ridges that it had', () => {
    const drawn = drawPrint({ seed: 5 });
    const decoded = decodeWsq(encodeWsq(drawn));
    expect(psnr(drawn, decoded)).toBeGreaterThan(25);
    expect(checkRidges(decoded).faults).toEqual([]);
    expect(encodeWsq(drawn).length).toBeLessThan(drawn.data.length / 12);
  });

  it('that is all one grey is one grey', () => {
    const plain: GreyPrint = { width: 120, height: 90, data: new Uint8Array(120 * 90).fill(77) };
    expect(new Set(decodeWsq(encodeWsq(plain)).data)).toEqual(new Set([77]));
  });

  it('is divided into 60 parts that cover three quarters and the low quarter’s own without a gap or an overlap', () => {
    for (const [width, height] of [
      [320, 448],
      [333, 501],
    ] as const) {
      const { bands, splits } = wsqBands(width, height);
      expect([bands.length, splits.length]).toEqual([60, 20]);
      const seen = new Uint8Array(width * height);
      for (const { x, y, width: across, height: down } of bands) {
        for (let row = y; row < y + down; row += 1) {
          for (let column = x; column < x + across; column += 1) {
            const at = row * width + column;
            seen[at] = (seen[at] ?? 0) + 1;
          }
        }
      }
      const empty = Math.floor(width / 2) * Math.floor(height / 2);
      expect(seen.filter((count) => count === 1)).toHaveLength(width * height - empty);
      expect(seen.filter((count) => count > 1)).toHaveLength(0);
    }
  });

  const WHOLE = encodeWsq(drawPrint({ seed: 2, width: 96, height: 96 }));

  it('cut off anywhere is refused', () => {
    for (let length = 0; length < WHOLE.length; length += 7) {
      expect(() => decodeWsq(WHOLE.subarray(0, length)), String(length)).toThrow(PrintProblem);
    }
  });

  it('with spoilt bytes is shown or refused, and never anything else', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 400; round += 1) {
      const spoilt = Uint8Array.from(WHOLE);
      for (let count = 0; count < 3; count += 1) {
        spoilt[Math.floor(random() * spoilt.length)] = Math.floor(random() * 256);
      }
      try {
        const { width, height, data } = decodeWsq(spoilt);
        expect(data).toHaveLength(width * height);
      } catch (error) {
        expect(error, String(error)).toBeInstanceOf(PrintProblem);
      }
    }
  });
});

/** Files of others are used where somebody has them, and never lie in this project. */
const FOLDER = process.env['LOKET_WSQ_VECTORS'] ?? '';
const VECTORS = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.wsq')) : [];

describe.skipIf(VECTORS.length === 0)('a file of LOKET_WSQ_VECTORS', () => {
  it.each(VECTORS)('%s shows a finger', (name) => {
    const decoded = decodeWsq(readFileSync(join(FOLDER, name)));
    expect(checkRidges(decoded).faults).toEqual([]);
    const beside = join(FOLDER, name.replace(/\.wsq$/, '.pgm'));
    if (existsSync(beside)) expect(psnr(readPgm(beside), decoded)).toBeGreaterThan(20);
  });
});

function readPgm(path: string): GreyPrint {
  const bytes = readFileSync(path);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('no PGM');
  return { width: Number(head[1]), height: Number(head[2]), data: bytes.subarray(head[0].length) };
}
