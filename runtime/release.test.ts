import { expect, it } from 'vitest';
import { release } from './release.ts';

it('large bytes are given back', () => {
  const large = Buffer.alloc(200_000);
  release(large);
  expect(large.byteLength).toBe(0);
});

it('what small buffers share stays', () => {
  const small = Buffer.from('nama');
  release(small);
  expect(small.toString()).toBe('nama');
});
