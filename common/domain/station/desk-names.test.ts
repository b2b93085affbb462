import { expect, it } from 'vitest';
import { freeDeskNames } from './desk-names.ts';

it('goes on where the office’s desks leave room, and gives no name twice', () => {
  expect(freeDeskNames('Loket', { count: 3, taken: ['Loket 1', 'LOKET 3 ', 'Arsip'] })).toEqual([
    'Loket 2',
    'Loket 4',
    'Loket 5',
  ]);
  expect(freeDeskNames(' Ruang ', { count: 2, taken: ['Loket 1'] })).toEqual(['Ruang 1', 'Ruang 2']);
  expect(new Set(freeDeskNames('Loket', { count: 30, taken: [] })).size).toBe(30);
});

it('makes none without a word before the number', () => {
  expect(freeDeskNames('  ', { count: 30, taken: [] })).toEqual([]);
});
