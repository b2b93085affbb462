import { expect, it } from 'vitest';
import { share } from './share.ts';

it('says a share to one decimal', () => {
  expect(share(1, 3)).toBe(33.3);
  expect(share(2, 3)).toBe(66.7);
  expect(share(1, 2)).toBe(50);
});

it('is whole only where nothing is missing, and nothing only where there is none', () => {
  expect(share(299, 300)).toBe(99.7);
  expect(share(49_999, 50_000)).toBe(99.9);
  expect(share(1, 50_000)).toBe(0.1);
  expect([share(300, 300), share(0, 300), share(0, 0)]).toEqual([100, 0, null]);
});
