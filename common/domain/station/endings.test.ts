import { expect, it } from 'vitest';
import type { Instant } from '#common/kernel/instant.ts';
import { daysLeft, endingsOf } from './endings.ts';

const NOW = '2026-11-24T02:00:00.000Z' as Instant;
const at = (text: string) => text as Instant;

it('what ends within 30 days or has ended is told, the most urgent first', () => {
  const list = [
    { name: 'later', endsAt: at('2026-12-24T02:00:00.000Z') },
    { name: 'in 29 days', endsAt: at('2026-12-24T01:59:59.000Z') },
    { name: 'over', endsAt: at('2026-11-20T00:00:00.000Z') },
    { name: 'today', endsAt: at('2026-11-24T20:00:00.000Z') },
  ];
  expect(endingsOf(list, NOW).map(({ name, daysLeft: days }) => [name, days])).toEqual([
    ['over', -5],
    ['today', 0],
    ['in 29 days', 29],
  ]);
  expect(endingsOf([], NOW)).toEqual([]);
});

it('the moment at which it ends is the first day over', () => {
  expect(daysLeft(NOW, NOW)).toBe(0);
  expect(daysLeft(at('2026-11-24T01:59:59.999Z'), NOW)).toBe(-1);
});
