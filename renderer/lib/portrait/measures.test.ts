import { describe, expect, it } from 'vitest';
import { moved, similarity } from './align.ts';
import { measureBackground } from './background.ts';
import { blockiness } from './blockiness.ts';
import { creteBlur, faceBlur } from './blur.ts';
import { castOf, labOf } from './colour.ts';
import { bandOf, faceDistance } from './compare.ts';
import { distinctFaces } from './count-faces.ts';
import {
  around,
  cropInside,
  idealCrop,
  missing,
  outputSize,
  straightCrop,
  usableHeight,
  type Head as HeadPoints,
} from './crop.ts';
import { softened } from './detail.ts';
import { hull } from './face-geometry.ts';
import { jp2File } from './jp2.ts';
import { eroded, filled } from './mask.ts';
import { luminance, type Pixels, type Plane } from './pixels.ts';

function plane(width: number, height: number, value: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: width * height }, (_, at) =>
    value(at % width, Math.floor(at / width)),
  );
  return { width, height, data };
}

function pixels(
  width: number,
  height: number,
  value: (x: number, y: number) => readonly [number, number, number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    data.set([...value(at % width, Math.floor(at / width)), 255], at * 4);
  }
  return { width, height, data };
}

/** Repeatable noise 0–1. */
const noise = (x: number, y: number): number => {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453;
  return value - Math.floor(value);
};

describe('alignment', () => {
  it('finds the turn, size and shift that were put in', () => {
    const points = [
      [0, 0],
      [10, 0],
      [5, 8],
      [2, 12],
    ] as const;
    const known = { a: 1.2, b: 0.5, tx: 30, ty: -4 };
    const found = similarity(
      points,
      points.map((point) => moved(known, point)),
    );
    for (const key of ['a', 'b', 'tx', 'ty'] as const) expect(found[key]).toBeCloseTo(known[key], 6);
  });
});

describe('masks', () => {
  it('fills a convex outline and takes its rim away', () => {
    const outline = hull([
      [2, 2],
      [12, 2],
      [12, 12],
      [2, 12],
      [7, 7],
    ]);
    const square = filled(outline, 16, 16);
    expect(square.data.reduce((sum, one) => sum + one, 0)).toBe(100);
    expect(eroded(square, 2).data.reduce((sum, one) => sum + one, 0)).toBe(36);
  });

  it('does not take away where the picture ends', () => {
    const all = filled(
      [
        [0, 0],
        [8, 0],
        [8, 8],
        [0, 8],
      ],
      8,
      8,
    );
    expect(eroded(all, 3).data.every((one) => one === 1)).toBe(true);
  });
});

describe('sharpness', () => {
  const fine = plane(120, 120, (x, y) => 120 + 60 * noise(x, y));

  it('grows with blur in both measures', () => {
    const values = [0, 1, 2, 4].map((sigma) => (sigma > 0 ? softened(fine, sigma) : fine));
    const [crete, face] = [values.map(creteBlur), values.map(faceBlur)];
    for (const list of [crete, face]) expect(list).toEqual(list.toSorted((one, other) => one - other));
  });

  it('does not depend on how light the picture is', () => {
    const dim = { ...fine, data: fine.data.map((value) => value * 0.4) };
    expect(faceBlur(dim)).toBeCloseTo(faceBlur(fine), 3);
  });
});

describe('blockiness', () => {
  const smooth = (x: number, y: number): number =>
    100 + 40 * Math.sin(x / 31) + 30 * Math.cos(y / 23) + 2 * noise(x, y);

  it('sees a grid of eight wherever it begins, and none in a picture without', () => {
    expect(blockiness(plane(200, 200, smooth))).toBeLessThan(2);
    for (const shift of [0, 3]) {
      const blocked = plane(200, 200, (x, y) =>
        smooth(8 * Math.floor((x + shift) / 8), 8 * Math.floor((y + shift) / 8)),
      );
      expect(blockiness(blocked)).toBeGreaterThan(5);
    }
  });

  it('takes stripes in one direction for stripes', () => {
    expect(blockiness(plane(200, 200, (x, y) => smooth(x, y) + (x % 8 === 0 ? 10 : 0)))).toBeLessThan(2);
  });
});

describe('colour', () => {
  it('knows white and red', () => {
    expect(labOf(1, 1, 1).l).toBeCloseTo(100, 0);
    expect(labOf(1, 0, 0).a).toBeCloseTo(80, 0);
  });

  it('lets skin pass, refuses grey and cyan, and asks the wall about pale skin', () => {
    expect(castOf({ l: 60, a: 14, b: 18 }, null)).toBe(0);
    expect(castOf({ l: 60, a: 0, b: 0 }, null)).toBe(100);
    expect(castOf({ l: 60, a: -8, b: 12 }, null)).toBe(100);
    const cyanWall = { l: 80, a: -18, b: -6 };
    expect(castOf({ l: 60, a: 3.5, b: 12 }, cyanWall)).toBe(18);
    expect(castOf({ l: 60, a: 14, b: 18 }, cyanWall)).toBe(0);
  });
});

describe('background', () => {
  const behind = { width: 60, height: 60, data: new Uint8Array(3600).fill(1) };

  it('tells a plain wall, bricks, and a shadow on one side', () => {
    const of = (picture: Pixels) => measureBackground(picture, luminance(picture), behind, 30);
    const plain = of(pixels(60, 60, () => [210, 210, 210]));
    expect(plain).toMatchObject({ texture: 0, uneven: 0, sides: 1 });
    const bricks = of(
      pixels(60, 60, (x, y) => (x % 12 === 0 || y % 6 === 0 ? [220, 220, 220] : [120, 60, 40])),
    );
    expect(bricks?.texture).toBeGreaterThan(20);
    const shadow = of(pixels(60, 60, (x) => (x < 30 ? [90, 90, 90] : [210, 210, 210])));
    expect(shadow?.sides).toBeLessThan(0.2);
  });

  it('says nothing when next to nothing of it can be seen', () => {
    const hidden = { ...behind, data: new Uint8Array(3600) };
    const picture = pixels(60, 60, () => [210, 210, 210]);
    expect(measureBackground(picture, luminance(picture), hidden, 30)).toBeNull();
  });
});

describe('counting faces', () => {
  const face = { x: 100, y: 100, width: 100, height: 120, score: 0.9 };

  it('takes two boxes on a face, and a face inside a face, for one', () => {
    expect(distinctFaces([face, { ...face, x: 110 }])).toHaveLength(1);
    expect(distinctFaces([face, { x: 130, y: 140, width: 40, height: 40, score: 0.5 }])).toEqual([face]);
  });

  it('counts a face that begins in the corner of another box', () => {
    const corner = { x: 172, y: 190, width: 34, height: 36, score: 0.8 };
    expect(distinctFaces([face, corner])).toHaveLength(2);
  });

  it('counts a smaller face beside it, largest first', () => {
    const other = { x: 10, y: 20, width: 40, height: 44, score: 0.8 };
    expect(distinctFaces([other, face])).toEqual([face, other]);
  });
});

describe('the cut', () => {
  const head = { crown: [400, 100], chin: [400, 400], eyes: [400, 250] } as const;

  it('has the printed shape, the head at 75 % and the crown at 10 %', () => {
    const crop = idealCrop(head);
    expect(crop).toMatchObject({ y: 60, height: 400 });
    expect(crop.width / crop.height).toBeCloseTo(7 / 9, 6);
    expect(missing(crop, { width: 800, height: 600 })).toBeCloseTo(0, 6);
  });

  it('stays inside the frame when the head is near its edge, and paints nothing on', () => {
    for (const frame of [
      { width: 800, height: 420 },
      { width: 560, height: 600 },
      { width: 300, height: 300 },
    ]) {
      const crop = cropInside(head, frame);
      expect(crop.x).toBeGreaterThanOrEqual(0);
      expect(crop.y).toBeGreaterThanOrEqual(0);
      expect(crop.x + crop.width).toBeLessThanOrEqual(frame.width);
      expect(crop.y + crop.height).toBeLessThanOrEqual(frame.height);
      expect(crop.width / crop.height).toBeCloseTo(7 / 9, 1);
    }
  });

  it('is straightened only where each of its corners was photographed', () => {
    const frame = { width: 800, height: 600 };
    let straightened = 0;
    for (const degrees of [-4, 4]) {
      for (const across of [165, 170, 200, 400, 600, 630, 635]) {
        for (const down of [0, 5, 20, 60, 100, 240, 290]) {
          const tilted: HeadPoints = {
            crown: [across, down],
            eyes: [across, down + 150],
            chin: around([across, down + 300], [across, down + 150], -degrees),
          };
          const crop = straightCrop(tilted, frame, degrees);
          if (!crop) continue;
          straightened += 1;
          for (const x of [crop.x, crop.x + crop.width]) {
            for (const y of [crop.y, crop.y + crop.height]) {
              const [seenX, seenY] = around([x, y], tilted.eyes, -degrees);
              expect(Math.min(seenX, seenY, frame.width - seenX, frame.height - seenY)).toBeGreaterThan(0);
            }
          }
        }
      }
    }
    expect(straightened).toBeGreaterThan(20);
  });

  it('leaves a tilted head as it is where straightening would show a corner of nothing', () => {
    const frame = { width: 800, height: 600 };
    const atTop: HeadPoints = { crown: [400, 0], eyes: [400, 150], chin: [400, 300] };
    const atSide: HeadPoints = { crown: [150, 100], eyes: [150, 250], chin: [150, 400] };
    for (const near of [atTop, atSide]) expect(straightCrop(near, frame, 4)).toBeNull();
    expect(straightCrop(head, frame, 4)).not.toBeNull();
  });

  it('turns points as the picture is turned: a head that leans is upright afterwards', () => {
    const [x, y] = around([10, 0], [0, 0], 90);
    expect([x, y].map(Math.round)).toEqual([0, -10]);
  });

  it('is never made larger than what was photographed', () => {
    expect(outputSize({ width: 311, height: 400 })).toEqual({ width: 311, height: 400 });
    expect(outputSize({ width: 1556, height: 2000 })).toEqual({ width: 827, height: 1063 });
  });

  it('does not call a head small because the frame is wide or narrow', () => {
    expect(usableHeight({ width: 1920, height: 1080 })).toBe(1080);
    expect(usableHeight({ width: 700, height: 1920 })).toBe(900);
  });
});

describe('files and comparison', () => {
  it('wraps a codestream into a JP2 file that says its length', () => {
    const file = jp2File(new Uint8Array([0xff, 0x4f, 1, 2]), 413, 531);
    expect(file).toHaveLength(89);
    expect(new DataView(file.buffer).getUint32(file.length - 12)).toBe(12);
    expect(String.fromCharCode(...file.subarray(file.length - 8, file.length - 4))).toBe('jp2c');
  });

  it('puts a distance into its band', () => {
    expect([0.3, 0.45, 0.5, 0.53].map(bandOf)).toEqual(['SAME', 'SAME', 'LOOK_CLOSER', 'DIFFERENT']);
    expect(faceDistance(new Float32Array([0, 3]), new Float32Array([4, 0])).distance).toBe(5);
  });
});
