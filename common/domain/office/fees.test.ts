import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { FeeSchedule } from './fee-schema.ts';
import { feeFor, type FeeInput, findFeeTable } from './fees.ts';

const label = { id: 'x', en: 'x' };
const provenance = { status: 'CONFIRMED', source: 'test' };

function table(
  id: string,
  effectiveFrom: string,
  [ne5, ne10, e5, e10]: readonly [number, number, number, number],
) {
  const books = [
    { code: 'FEE_NE_5', kind: 'NON_ELECTRONIC', years: 5, amount: ne5, label },
    { code: 'FEE_NE_10', kind: 'NON_ELECTRONIC', years: 10, amount: ne10, label },
    { code: 'FEE_E_5', kind: 'ELECTRONIC', years: 5, amount: e5, label },
    { code: 'FEE_E_10', kind: 'ELECTRONIC', years: 10, amount: e10, label },
  ];
  const surcharges = [
    { code: 'SUR_LOST', type: 'REPLACE_LOST', amount: 1_000_000, label },
    { code: 'SUR_DAMAGED', type: 'REPLACE_DAMAGED', amount: 500_000, label },
  ];
  const accelerated = { code: 'FEE_ACCEL', amount: 1_000_000, label };
  const dataChange = { code: 'FEE_DATA_CHANGE', amount: 0, label };
  return { id, effectiveFrom, books, accelerated, surcharges, dataChange, ...provenance };
}

const SCHEDULE = FeeSchedule.parse({
  tables: [
    table('new', '2024-12-17', [350_000, 650_000, 650_000, 950_000]),
    table('old', '2019-05-03', [350_000, 350_000, 650_000, 650_000]),
  ],
  acceleratedTypes: { value: ['NEW', 'REPLACE_EXPIRED'], ...provenance },
  zeroRates: [
    { reason: 'CPMI_FIRST_TIME', kind: 'NON_ELECTRONIC', years: 5, label, ...provenance },
    { reason: 'POOR_ABROAD', kind: 'NON_ELECTRONIC', years: null, label, ...provenance },
  ],
});

const INPUT: FeeInput = {
  on: plainDate('2026-03-27'),
  type: 'NEW',
  lane: 'REGULAR',
  kind: 'ELECTRONIC',
  years: 10,
};

function totalOf(change: Partial<FeeInput>) {
  const fee = feeFor({ ...INPUT, ...change }, SCHEDULE);
  return fee.ok ? fee.value.total : fee.error;
}

describe('feeFor', () => {
  it.each<[string, Partial<FeeInput>, number | string]>([
    ['e-passport 10 years', {}, 950_000],
    ['non-electronic 5 years', { kind: 'NON_ELECTRONIC', years: 5 }, 350_000],
    ['e-passport 10 years same day', { lane: 'ACCELERATED' }, 1_950_000],
    ['lost, e-passport 10 years', { type: 'REPLACE_LOST', lane: 'BAP' }, 1_950_000],
    ['damaged, e-passport 5 years', { type: 'REPLACE_DAMAGED', lane: 'BAP', years: 5 }, 1_150_000],
    ['damaged by flood', { type: 'REPLACE_DAMAGED', lane: 'BAP', years: 5, forceMajeure: true }, 650_000],
    [
      'damaged while issued',
      { type: 'REPLACE_DAMAGED', lane: 'BAP', years: 5, damagedInIssuance: true },
      650_000,
    ],
    ['two lost books', { type: 'REPLACE_LOST', lane: 'BAP', books: 2 }, 2_950_000],
    ['an expired book has no fine', { type: 'REPLACE_EXPIRED' }, 950_000],
    ['data change with a new book', { type: 'DATA_CHANGE', lane: 'BAP' }, 950_000],
    ['data change on the endorsement page', { type: 'DATA_CHANGE', lane: 'BAP', endorsementOnly: true }, 0],
    ['a first-time migrant worker', { kind: 'NON_ELECTRONIC', years: 5, zeroRate: 'CPMI_FIRST_TIME' }, 0],
    ['zero rate for an e-passport', { zeroRate: 'POOR_ABROAD' }, 'ZERO_RATE_NOT_ALLOWED'],
    [
      'zero rate for 10 years',
      { kind: 'NON_ELECTRONIC', zeroRate: 'CPMI_FIRST_TIME' },
      'ZERO_RATE_NOT_ALLOWED',
    ],
    [
      'same day for a lost book',
      { type: 'REPLACE_LOST', lane: 'ACCELERATED' },
      'ACCELERATED_TYPE_NOT_ALLOWED',
    ],
    [
      'same day for a damaged book',
      { type: 'REPLACE_DAMAGED', lane: 'ACCELERATED' },
      'ACCELERATED_TYPE_NOT_ALLOWED',
    ],
    ['before the first table', { on: plainDate('2018-01-01') }, 'NO_FEE_TABLE'],
    ['the old tariff on its last day', { on: plainDate('2024-12-16') }, 650_000],
    ['the new tariff on its first day', { on: plainDate('2024-12-17') }, 950_000],
  ])('%s', (_, change, expected) => {
    expect(totalOf(change)).toBe(expected);
  });

  it('lists what the total consists of', () => {
    expect(feeFor({ ...INPUT, type: 'REPLACE_LOST', lane: 'BAP' }, SCHEDULE)).toEqual({
      ok: true,
      value: {
        tableId: 'new',
        total: 1_950_000,
        items: [
          { code: 'FEE_E_10', amount: 950_000 },
          { code: 'SUR_LOST', amount: 1_000_000 },
        ],
      },
    });
  });

  it('finds the table of a day whatever the order of the tables', () => {
    expect(findFeeTable(plainDate('2020-01-01'), SCHEDULE)?.id).toBe('old');
    expect(findFeeTable(plainDate('2026-01-01'), SCHEDULE)?.id).toBe('new');
  });
});
