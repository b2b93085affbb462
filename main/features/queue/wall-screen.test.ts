import { beforeEach, expect, it } from 'vitest';
import { WallScreen } from './wall-screen.ts';

let hangs: boolean;
let told: string[];
let closed: () => void;

beforeEach(() => {
  hangs = false;
  told = [];
});

/** A program that was started anew: what it remembers is all that it has. */
function started(): WallScreen {
  return new WallScreen(
    {
      isThere: () => false,
      open: (whenClosed) => (closed = whenClosed),
      close: () => closed(),
      tell: (event) => told.push(event),
    },
    { read: () => hangs, write: (now) => (hangs = now) },
  );
}

it('hangs again after a new start, until somebody takes it down', () => {
  const first = started();
  first.resume();
  expect(first.isOpen).toBe(false);
  first.show();
  first.end();
  expect(first.isOpen).toBe(false);

  const second = started();
  second.resume();
  expect(second.isOpen).toBe(true);
  second.hide();

  const third = started();
  third.resume();
  expect(third.isOpen).toBe(false);
});

it('whose display was pulled out is not there, and hangs again with the next start', () => {
  const wall = started();
  wall.show();
  closed();
  expect(wall.isOpen).toBe(false);
  const next = started();
  next.resume();
  expect(next.isOpen).toBe(true);
});

it('hears that something changed while it hangs, and nothing else', () => {
  const wall = started();
  wall.follow('files.changed', { applicationIds: [] });
  expect(told).toEqual([]);
  wall.show();
  wall.follow('files.changed', { applicationIds: [] });
  wall.follow('office.changed', null);
  wall.changed();
  expect(told).toEqual(['wall.changed', 'wall.changed']);
});
