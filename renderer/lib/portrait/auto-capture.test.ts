import { describe, expect, it } from 'vitest';
import { nextHold, type Hold } from './auto-capture.ts';
import type { Guidance } from './messages.ts';

const good = (blur: number): Guidance => ({ hint: null, direction: 0, face: null, faces: 1, blur, ms: 1 });
const bad: Guidance = { ...good(0.1), hint: 'ROLL' };

/** What was taken, and everything that was let go, for frames named by their place. */
function play(frames: readonly { guidance: Guidance; at: number }[]) {
  let hold: Hold<number> = [];
  const taken: number[] = [];
  const dropped: number[] = [];
  for (const [frame, { guidance, at }] of frames.entries()) {
    const step = nextHold(hold, { frame, guidance, at });
    hold = step.hold;
    dropped.push(...step.dropped);
    if (step.take !== null) taken.push(step.take);
  }
  return { taken, dropped, held: hold.map(({ frame }) => frame) };
}

const row = (blurs: readonly number[], every = 100) =>
  blurs.map((blur, index) => ({ guidance: good(blur), at: index * every }));

describe('auto-capture', () => {
  it('takes the sharpest of five good frames in a row and lets the others go', () => {
    const { taken, dropped, held } = play(row([0.5, 0.4, 0.45, 0.6, 0.5]));
    expect(taken).toEqual([1]);
    expect(dropped.toSorted((one, other) => one - other)).toEqual([0, 2, 3, 4]);
    expect(held).toEqual([]);
  });

  it('begins anew after a frame with a hint, which is never taken', () => {
    const frames = row([0.5, 0.5, 0.5, 0.5, 0.5, 0.4, 0.5, 0.5, 0.5]);
    frames[3] = { guidance: bad, at: 300 };
    const { taken, dropped } = play(frames);
    expect(taken).toEqual([5]);
    expect(dropped).toContain(3);
  });

  it('does not count frames that are too far apart', () => {
    expect(play(row([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 300)).taken).toEqual([]);
  });

  it('never takes a frame with two faces or none', () => {
    const two = { ...good(0.4), faces: 2 };
    const none = { ...good(0.4), faces: 0, blur: null };
    for (const guidance of [two, none]) {
      expect(play(Array.from({ length: 8 }, (_, index) => ({ guidance, at: index * 50 }))).taken).toEqual([]);
    }
  });

  it('lets go of every frame that it does not take', () => {
    const frames = row(
      Array.from({ length: 23 }, (_, index) => 0.4 + index / 100),
      120,
    );
    frames[9] = { guidance: bad, at: 9 * 120 };
    const { taken, dropped, held } = play(frames);
    expect([...taken, ...dropped, ...held].toSorted((one, other) => one - other)).toEqual([...frames.keys()]);
  });
});
