import { describe, expect, it } from 'vitest';
import { pageAt, regionBetween, sheetSize, turned, zoomStep, type Turns } from './geometry.ts';

const A4 = { width: 2480, height: 3508 };
const PANE = { width: 732, height: 600 };

describe('sheetSize', () => {
  it('fills the width of the pane, or shows the whole page', () => {
    expect(sheetSize(A4, 0, PANE, 'WIDTH')).toEqual({ width: 700, height: 990 });
    const whole = sheetSize(A4, 0, PANE, 'PAGE');
    expect(whole.height).toBeLessThanOrEqual(568);
    expect(whole.width / whole.height).toBeCloseTo(A4.width / A4.height, 2);
  });

  it('swaps the sides of a page that lies on its side', () => {
    expect(sheetSize(A4, 1, PANE, 'WIDTH')).toEqual({ width: 700, height: 495 });
  });

  it('never makes a small page larger than the width for the whole page', () => {
    expect(sheetSize({ width: 856, height: 540 }, 0, PANE, 'PAGE').width).toBe(700);
  });
});

describe('zoom and turns', () => {
  it('stops at both ends', () => {
    expect(zoomStep(8, 1)).toBe(8);
    expect(zoomStep(0.25, -1)).toBe(0.25);
    expect(zoomStep(1, 1)).toBe(1.25);
  });

  it('turns both ways and comes round', () => {
    expect(turned(0, -1)).toBe(3);
    expect(turned(3, 1)).toBe(0);
  });
});

describe('pageAt', () => {
  it('names the page that covers the upper third', () => {
    const tops = [16, 1022, 2028];
    expect(pageAt(tops, 0, 600)).toBe(0);
    expect(pageAt(tops, 830, 600)).toBe(1);
    expect(pageAt(tops, 2000, 600)).toBe(2);
    expect(pageAt([], 0, 600)).toBe(0);
  });
});

describe('regionBetween', () => {
  // One corner of the page, seen on the sheet as it is turned.
  it.each<[Turns, { x: number; y: number }, { x: number; y: number }]>([
    [0, { x: 0.1, y: 0.2 }, { x: 0.4, y: 0.3 }],
    [1, { x: 0.8, y: 0.1 }, { x: 0.7, y: 0.4 }],
    [2, { x: 0.9, y: 0.8 }, { x: 0.6, y: 0.7 }],
    [3, { x: 0.2, y: 0.9 }, { x: 0.3, y: 0.6 }],
  ])('is the same part of the page after %i turns', (turns, from, to) => {
    const region = regionBetween(from, to, turns);
    expect(region?.x).toBeCloseTo(0.1);
    expect(region?.y).toBeCloseTo(0.2);
    expect(region?.width).toBeCloseTo(0.3);
    expect(region?.height).toBeCloseTo(0.1);
  });

  it('takes a drag outside the sheet as far as the edge, and a click as nothing', () => {
    expect(regionBetween({ x: 0.5, y: 0.5 }, { x: 2, y: 3 }, 0)).toEqual({
      x: 0.5,
      y: 0.5,
      width: 0.5,
      height: 0.5,
    });
    expect(regionBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.5 }, 0)).toBeNull();
  });
});
