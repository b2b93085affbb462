import { expect, it } from 'vitest';
import { BUNDLE, SMALL_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { bundlesOf } from './attachment-bundles.ts';

const sizes = (...list: number[]) =>
  bundlesOf(list.map((size) => ({ size }))).map((all) => all.map(({ size }) => size));

it('fills a bundle up to its weight, and no further', () => {
  const half = SMALL_ATTACHMENT / 2;
  const whole = Array.from({ length: BUNDLE.bytes / half }, () => half);
  expect(sizes(...whole)).toEqual([whole]);
  expect(sizes(...whole, 1)).toEqual([whole, [1]]);
});

it('fills a bundle up to its number, and no further', () => {
  const whole = Array.from({ length: BUNDLE.attachments }, () => 1);
  expect(sizes(...whole)).toEqual([whole]);
  expect(sizes(...whole, 1)).toEqual([whole, [1]]);
});

it('a large one stands alone and parts nothing', () => {
  const large = SMALL_ATTACHMENT + 1;
  expect(sizes(1, large, 2)).toEqual([[1, 2], [large]]);
  expect(sizes(large)).toEqual([[large]]);
  expect(sizes(SMALL_ATTACHMENT)).toEqual([[SMALL_ATTACHMENT]]);
  expect(sizes()).toEqual([]);
});
