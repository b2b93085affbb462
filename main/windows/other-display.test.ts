import { describe, expect, it } from 'vitest';
import { otherDisplay } from './other-display.ts';

const LEFT = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const RIGHT = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 1024 } };
const at = (x: number, y: number) => ({ x, y, width: 1000, height: 600 });

describe('the display on the applicant’s side', () => {
  it('is the one that the officer’s window does not lie on', () => {
    expect(otherDisplay([LEFT, RIGHT], at(0, 0))).toBe(RIGHT);
    expect(otherDisplay([LEFT, RIGHT], at(1400, 10))).toBe(LEFT);
    // Mostly on the right one.
    expect(otherDisplay([LEFT, RIGHT], at(900, 0))).toBe(LEFT);
    expect(otherDisplay([LEFT, RIGHT], at(800, 0))).toBe(RIGHT);
  });

  it('is none where there is one display, wherever the window lies', () => {
    expect(otherDisplay([LEFT], at(0, 0))).toBeNull();
    expect(otherDisplay([LEFT], at(5000, 0))).toBeNull();
    expect(otherDisplay([], at(0, 0))).toBeNull();
  });

  it('is never the first where the window lies on none', () => {
    expect(otherDisplay([LEFT, RIGHT], at(5000, 0))).toBe(RIGHT);
  });
});
