import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStaleFiles } from './stale-files.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gathers a burst of changes into one refetch', () => {
  const refetch = vi.fn();
  const stale = createStaleFiles(refetch);
  stale.add(['a']);
  stale.add(['b', 'a']);
  vi.advanceTimersByTime(200);
  expect(refetch.mock.calls).toEqual([[['a', 'b']]]);
});

it('looks everything up again when too much changed to name it', () => {
  const refetch = vi.fn();
  const stale = createStaleFiles(refetch);
  stale.add(Array.from({ length: 60 }, (_, index) => String(index)));
  vi.advanceTimersByTime(200);
  stale.add([]);
  vi.advanceTimersByTime(200);
  expect(refetch.mock.calls).toEqual([[[]], [[]]]);
});
