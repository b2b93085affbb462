import type { ApplicationId } from '#common/kernel/ids.ts';
import { billKey } from '#common/domain/applications/bill-keys.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { PassportKind } from '#common/domain/applications/vocabulary.ts';
import type { PaymentRow } from './lists.ts';

/** What a line of the treasury's file says of the office's files. */
export const RECONCILED = [
  'MATCHED',
  'SETTLED_BEFORE',
  'UNKNOWN',
  'WRONG_AMOUNT',
  'WRONG_PRODUCT',
  'USED',
] as const;
export type Reconciled = (typeof RECONCILED)[number];

export type ReconciledLine = PaymentRow & {
  result: Reconciled;
  /** The file that the line belongs to, or that has used it already. */
  file: { id: ApplicationId; number: string } | null;
  /** What the file asks for. */
  due: number | null;
};

type Known = {
  /** Open files by the billing code and the receipt that they name. */
  byBill: ReadonlyMap<string, Application>;
  /** Files that payments have settled already. */
  settled: ReadonlyMap<string, { id: ApplicationId; number: string }>;
  feeOf: (file: Application) => number | null;
};

/** Each line against the files: by billing code or receipt, then by amount and product. A receipt that comes twice is used. */
export function reconcile(rows: readonly PaymentRow[], known: Known): ReconciledLine[] {
  const seen = new Map<string, { id: ApplicationId; number: string }>();
  return rows.map((row): ReconciledLine => {
    const keys = [billKey('B', row.billingCode), billKey('N', row.ntpn)];
    const file = keys.map((key) => known.byBill.get(key)).find((found) => found !== undefined) ?? null;
    const holder = keys
      .map((key) => seen.get(key) ?? known.settled.get(key))
      .find((found) => found !== undefined);
    const ref = file && { id: file.id, number: file.number };
    const due = file && known.feeOf(file);
    // A file that is closed is not read again: the payment settled it, and nobody else claims it.
    if (holder && !file) return { ...row, result: 'SETTLED_BEFORE', file: holder, due };
    if (holder && holder.id !== file?.id) return { ...row, result: 'USED', file: holder, due };
    if (!file || !ref) return { ...row, result: 'UNKNOWN', file: null, due: null };
    for (const key of keys) seen.set(key, ref);
    return { ...row, result: resultOf(row, file, known), file: ref, due };
  });
}

function resultOf(row: PaymentRow, file: Application, { feeOf }: Known): Reconciled {
  const isSettled = file.payment.status === 'SETTLED' || file.payment.status === 'WAIVED';
  const recorded = recordedAmount(file, row.ntpn);
  // What an officer typed is held against what the treasury has, also where the file counts as paid.
  if (isSettled && recorded !== null) return recorded === row.amount ? 'SETTLED_BEFORE' : 'WRONG_AMOUNT';
  if (row.amount === feeOf(file)) return isSettled ? 'SETTLED_BEFORE' : 'MATCHED';
  return otherProducts(file).some((other) => feeOf(other) === row.amount) ? 'WRONG_PRODUCT' : 'WRONG_AMOUNT';
}

/** What stands on the file under this receipt; null where it does not name it. */
function recordedAmount({ payment, additionalPayments = [] }: Application, ntpn: string): number | null {
  const key = billKey('N', ntpn);
  const found = [payment, ...additionalPayments].find(
    (one) => one.ntpn !== null && billKey('N', one.ntpn) === key,
  );
  return found?.amount ?? null;
}

/** The same file as if another book had been asked for: whose fee was paid then? */
function otherProducts(file: Application): Application[] {
  return PassportKind.options.flatMap((kind) =>
    ([5, 10] as const)
      .filter((years) => kind !== file.kind || years !== file.validityYears)
      .map((validityYears) => ({ ...file, kind, validityYears })),
  );
}
