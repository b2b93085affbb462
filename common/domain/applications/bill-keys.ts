import type { Application, Payment } from './application.ts';

type Numbers = Pick<Payment, 'billingCode' | 'ntpn'>;

const SETTLES: ReadonlySet<string> = new Set(['SETTLED', 'UNCONFIRMED_WITH_PROOF']);

/**
 * What a file's payments use up: each billing code and each receipt settles one file only. What the treasury questions settles
 * nothing, so that the file to which the receipt really belongs can name it.
 */
export function billKeys(file: Application): readonly string[] {
  return keysOf(file, ({ status }) => SETTLES.has(status));
}

/** A step of a file: null before it was opened. */
export type BillStep = { before: Application | null; after: Application };

/**
 * What this step claims for its file, and what must not be another file's: all that an officer enters, and all that counts as
 * settled from here on. What a booking brings unconfirmed claims nothing yet; it is asked when it is confirmed.
 */
export function billsClaimed({ before, after }: BillStep): readonly string[] {
  const settledBefore = before ? settledKeys(before) : [];
  const settled = settledKeys(after).filter((key) => !settledBefore.includes(key));
  const used = before ? billKeys(before) : billKeys(after);
  return [...new Set([...settled, ...billKeys(after).filter((key) => !used.includes(key))])];
}

/** What the ledger of payments gains and loses with this step; a claim also of what was named before, when it had no holder. */
export function billMoves(step: BillStep): { added: readonly string[]; freed: readonly string[] } {
  const old = step.before ? billKeys(step.before) : [];
  const now = billKeys(step.after);
  const added = [...billsClaimed(step), ...now.filter((key) => !old.includes(key))];
  return { added: [...new Set(added)], freed: old.filter((key) => !now.includes(key)) };
}

/** Every bill and receipt that stands on the file, whether it settles it or not. */
export function billsNamed(file: Application): readonly string[] {
  return numbersOf([file.payment, ...(file.additionalPayments ?? [])]);
}

/** B: a billing code, N: a receipt (NTPN). */
export function billKey(kind: 'B' | 'N', number: string): string {
  return `${kind}:${number}`;
}

function settledKeys(file: Application): readonly string[] {
  return keysOf(file, ({ status }) => status === 'SETTLED');
}

function keysOf(file: Application, counts: (payment: Payment) => boolean): readonly string[] {
  const { payment, additionalPayments = [] } = file;
  const counted = [...(counts(payment) ? [payment] : []), ...additionalPayments];
  return numbersOf(counted.filter((paid) => !isQuestioned(file, paid)));
}

function numbersOf(payments: readonly Numbers[]): readonly string[] {
  const keys = payments.flatMap(({ billingCode, ntpn }) => [
    ...(billingCode === null ? [] : [billKey('B', billingCode)]),
    ...(ntpn === null ? [] : [billKey('N', ntpn)]),
  ]);
  return [...new Set(keys)];
}

function isQuestioned({ paymentQuestion }: Application, paid: Numbers): boolean {
  if (!paymentQuestion) return false;
  return paid.ntpn === paymentQuestion.ntpn || paid.billingCode === paymentQuestion.billingCode;
}
