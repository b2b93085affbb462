import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Instant } from '#common/kernel/instant.ts';
import {
  formatCount,
  formatDate,
  formatLetterDate,
  formatMoment,
  formatMoney,
  formatNik,
  minutesBetween,
  parseTypedDate,
  parseTypedTime,
  toTypedDate,
} from './format.ts';

const WIB = 420;

describe('dates', () => {
  it('are written the Indonesian way', () => {
    expect(formatDate(plainDate('2026-11-24'), 'id')).toBe('Sel 24 Nov 2026');
    expect(formatDate(plainDate('2026-12-12'), 'en')).toBe('Sat 12 Dec 2026');
  });

  it('are written in full in a letter', () => {
    expect(formatLetterDate(plainDate('2026-11-24'))).toBe('Selasa, 24 November 2026');
    expect(formatLetterDate(plainDate('2026-08-02'))).toBe('Minggu, 2 Agustus 2026');
  });

  it('show the day of the office, not of Greenwich', () => {
    const lateEvening = '2026-11-23T17:30:00.000Z' as Instant;
    expect(formatMoment(lateEvening, WIB, 'id')).toBe('Sel 24 Nov 2026 00:30');
  });

  it.each([
    ['24-11-2026', '2026-11-24'],
    ['4/1/2027', '2027-01-04'],
    ['24112026', '2026-11-24'],
    [' 2026-11-24 ', '2026-11-24'],
  ])('are read as they are typed: %s', (typed, expected) => {
    expect(parseTypedDate(typed)).toBe(expected);
  });

  it.each(['31-02-2026', '2026-13-01', 'besok', '', '24-11-26'])(
    'are refused when no such day exists: %s',
    (typed) => {
      expect(parseTypedDate(typed)).toBeNull();
    },
  );

  it('come back as they were typed', () => {
    expect(toTypedDate(plainDate('2026-01-04'))).toBe('04-01-2026');
  });
});

describe('times of the day', () => {
  it.each([
    ['08:00', '08:00'],
    ['8.05', '08:05'],
    ['0830', '08:30'],
    ['830', '08:30'],
    [' 17 ', '17:00'],
    ['00:00', '00:00'],
    ['23 59', '23:59'],
  ])('are read as they are typed: %s', (typed, expected) => {
    expect(parseTypedTime(typed)).toBe(expected);
  });

  it.each(['', '24:00', '12:60', '8:5', '1:234', 'pagi', '08:00 AM', '-1:00'])(
    'are refused when there is no such time: %s',
    (typed) => {
      expect(parseTypedTime(typed)).toBeNull();
    },
  );
});

describe('numbers', () => {
  it('group rupiah by thousands', () => {
    expect([formatMoney(650_000), formatMoney(0), formatMoney(1_350_000)]).toEqual([
      'Rp650.000',
      'Rp0',
      'Rp1.350.000',
    ]);
  });

  it('group an identity number in fours, masked or not', () => {
    expect(formatNik('1371990000000001')).toBe('1371 9900 0000 0001');
    expect(formatNik('137199******0001')).toBe('1371 99** **** 0001');
  });

  it('count whole minutes and never less than none', () => {
    const from = '2026-11-24T01:00:00.000Z' as Instant;
    expect(minutesBetween(from, '2026-11-24T01:12:59.000Z' as Instant)).toBe(12);
    expect(minutesBetween('2026-11-24T02:00:00.000Z' as Instant, from)).toBe(0);
  });
});

it('counts are grouped by points, and a part of one stands behind a comma', () => {
  expect([formatCount(0), formatCount(12345), formatCount(1234.5), formatCount(0.1)]).toEqual([
    '0',
    '12.345',
    '1.234,5',
    '0,1',
  ]);
});
