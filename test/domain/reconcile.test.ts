import { describe, expect, it } from 'vitest';
import type { Application } from '#common/domain/applications/application.ts';
import { billKey, billKeys } from '#common/domain/applications/bill-keys.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { POLICY } from '#test/support/rules-office.ts';
import { reconcile } from '#common/domain/gateway/reconcile.ts';

const open: Application = reach('DOC_REVIEW', { payment: 'UNCONFIRMED_WITH_PROOF' }).file;
const due = POLICY.feeDue(open)?.total ?? 0;
const code = open.payment.billingCode ?? '';
const ntpn = open.payment.ntpn ?? '';

function resultsOf(
  rows: readonly { billingCode?: string; ntpn?: string; amount?: number }[],
  file = open,
  settled = new Map(),
) {
  const byBill = new Map([
    [billKey('B', code), file],
    [billKey('N', ntpn), file],
  ]);
  const lines = rows.map((row) => ({
    billingCode: code,
    ntpn,
    amount: due,
    paidAt: '2026-03-01 09:00',
    ...row,
  }));
  return reconcile(lines, { byBill, settled, feeOf: (one) => POLICY.feeDue(one)?.total ?? null });
}

describe('a line of the treasury’s file', () => {
  it('matches by its billing code, or by its receipt alone', () => {
    expect(resultsOf([{}])[0]).toMatchObject({ result: 'MATCHED', file: { id: open.id }, due });
    expect(resultsOf([{ billingCode: '999999999999999' }])[0]?.result).toBe('MATCHED');
    expect(resultsOf([{ ntpn: 'OTHER00000000001' }])[0]?.result).toBe('MATCHED');
  });

  it('is unknown when no file names it', () => {
    const [line] = resultsOf([{ billingCode: '999999999999999', ntpn: 'OTHER00000000001' }]);
    expect(line).toMatchObject({ result: 'UNKNOWN', file: null, due: null });
  });

  it('tells a wrong amount from the fee of another product', () => {
    expect(resultsOf([{ amount: due - 1 }])[0]?.result).toBe('WRONG_AMOUNT');
    const other = POLICY.feeDue({ ...open, validityYears: open.validityYears === 10 ? 5 : 10 })?.total ?? 0;
    expect(other).not.toBe(due);
    expect(resultsOf([{ amount: other }])[0]?.result).toBe('WRONG_PRODUCT');
  });

  it('names the file that used it already', () => {
    const holder = { id: '00000000-0000-7000-8000-000000000999', number: 'MP000000000999' };
    const settled = new Map([[billKey('N', ntpn), holder]]);
    expect(resultsOf([{}], open, settled)[0]).toMatchObject({
      result: 'USED',
      file: { number: 'MP000000000999' },
    });
  });

  it('holds what was typed against what was paid, also where the file counts as paid', () => {
    const paid = reach('DOC_REVIEW').file;
    expect(resultsOf([{ amount: paid.payment.amount - 600_000 }], paid)[0]?.result).toBe('WRONG_AMOUNT');
  });

  it('is no second use where the file that it settled is closed', () => {
    const holder = { id: '00000000-0000-7000-8000-000000000999', number: 'MP000000000999' };
    const other = { billingCode: '999999999999999', ntpn: 'OTHER00000000001' };
    const settled = new Map([[billKey('N', other.ntpn), holder]]);
    expect(resultsOf([other], open, settled)[0]).toMatchObject({ result: 'SETTLED_BEFORE', file: holder });
  });

  it('changes nothing where the file was settled by it before', () => {
    const paid = reach('DOC_REVIEW').file;
    expect(billKeys(paid)).not.toEqual([]);
    expect(resultsOf([{}], paid)[0]?.result).toBe('SETTLED_BEFORE');
  });
});
