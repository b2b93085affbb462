import { expect, it } from 'vitest';
import { ReplayCache } from './replay-cache.ts';

it('takes a name once within its window', () => {
  const cache = new ReplayCache(1000);
  expect(cache.add('a', 0)).toBe(true);
  expect(cache.add('a', 999)).toBe(false);
  // Turned once: still known.
  expect(cache.add('b', 1500)).toBe(true);
  expect(cache.add('a', 1900)).toBe(false);
});

it('forgets after two windows at the latest', () => {
  const cache = new ReplayCache(1000);
  cache.add('a', 0);
  expect(cache.add('a', 5000)).toBe(true);
});

it('refuses when it is full, rather than forget what could then be played again', () => {
  const cache = new ReplayCache(1000, 2);
  cache.add('a', 0);
  cache.add('b', 0);
  expect(cache.add('c', 0)).toBe(false);
  expect(cache.add('a', 0)).toBe(false);
});
