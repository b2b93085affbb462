import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const book = (code: string, years: number, amount: number) => ({
  code,
  years,
  amount,
  label: { id: `Paspor elektronik ${years} tahun`, en: `Electronic passport, ${years} years` },
});

const fees: unknown = {
  tables: [
    { id: 'PP-28-2019', books: [book('FEE_E_5', 5, 650_000), book('FEE_E_10', 10, 650_000)] },
    { id: 'PP-45-2024', books: [book('FEE_E_5', 5, 650_000), book('FEE_E_10', 10, 950_000)] },
  ],
};

/** A copy in which every tariff that stands under `code` costs `amount`. */
function costing(code: string, amount: number): unknown {
  return JSON.parse(JSON.stringify(fees), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'code' in value && value.code === code
      ? { ...value, amount }
      : value,
  );
}

describe('the differences of two versions', () => {
  it('are none between a version and its copy, in whatever order its keys were written', () => {
    expect(differences(fees, costing('NONE', 0))).toEqual([]);
    expect(differences({ a: 1, b: { id: 'x', en: 'y' } }, { b: { en: 'y', id: 'x' }, a: 1 })).toEqual([]);
  });

  it('name the fee, its table and both amounts', () => {
    expect(differences(fees, costing('FEE_E_10', 1_000_000))).toMatchObject([
      { path: ['tables', 'PP-28-2019', 'books', 'FEE_E_10', 'amount'], before: 650_000, after: 1_000_000 },
      {
        kind: 'CHANGED',
        path: ['tables', 'PP-45-2024', 'books', 'FEE_E_10', 'amount'],
        subject: { id: 'Paspor elektronik 10 tahun' },
        before: 950_000,
        after: 1_000_000,
      },
    ]);
  });

  it('show a line put in front as one new line, not as a change of all behind it', () => {
    const before = [
      { id: 'a', need: 'OPTIONAL' },
      { id: 'b', need: 'OPTIONAL' },
    ];
    const after = [{ id: 'new', need: 'MANDATORY' }, ...before];
    expect(differences(before, after)).toEqual([
      {
        kind: 'ADDED',
        path: ['new'],
        subject: null,
        before: null,
        after: ['id: new', 'need: MANDATORY'],
      },
    ]);
  });

  it('show a line that went with what it said', () => {
    expect(differences([{ code: 'X_A', months: 3 }, { code: 'X_B' }], [{ code: 'X_B' }])).toEqual([
      { kind: 'REMOVED', path: ['X_A'], subject: null, before: ['code: X_A', 'months: 3'], after: null },
    ]);
  });

  it('take a list of plain values as one value, and a name as one', () => {
    const change = differences(
      { roles: ['PRINT'], label: { id: 'Lama', en: 'Old' } },
      { roles: ['PRINT', 'QC'], label: { id: 'Baru', en: 'New' } },
    );
    expect(change).toEqual([
      {
        kind: 'CHANGED',
        path: ['roles'],
        subject: { id: 'Baru', en: 'New' },
        before: ['PRINT'],
        after: ['PRINT', 'QC'],
      },
      {
        kind: 'CHANGED',
        path: ['label'],
        subject: { id: 'Baru', en: 'New' },
        before: ['Lama', 'Old'],
        after: ['Baru', 'New'],
      },
    ]);
  });
});
