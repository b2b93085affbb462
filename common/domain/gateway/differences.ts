import { z } from 'zod';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { PaymentRow, SimkimRow } from './lists.ts';

export const DifferenceKind = z.enum([
  'NOT_IN_SIMKIM',
  'NOT_IN_LOKET',
  'NOT_ISSUED_HERE',
  'PASSPORT_NUMBER',
  'NIK',
  'NAME',
  'ISSUE_DATE',
  'STATE',
  'TWICE_IN_SIMKIM',
  'ISSUED_UNPAID',
  'PAID_NO_FILE',
  'AMOUNT',
  'NTPN',
  'TWICE_PAID',
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** One thing that the three sides do not say alike, with what each of them says; null where a side says nothing. */
export const Difference = z.strictObject({
  /** The same difference has the same key at every comparison of its day. */
  key: z.string().max(200),
  kind: DifferenceKind,
  /** Application number where it is known, otherwise the billing code. */
  subject: z.string().max(60),
  loket: z.string().nullable(),
  simkim: z.string().nullable(),
  payment: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

export type ThreeSides = {
  day: PlainDate;
  /** Files issued here on the day, and every other file that one of the lists names. */
  files: readonly Application[];
  /** SIMKIM's list of the day. */
  simkim: readonly SimkimRow[];
  /** The treasury's list of the day. */
  payments: readonly PaymentRow[];
  /** Payments of other days for bills of these files: M-Paspor is paid before the visit. */
  earlier: readonly PaymentRow[];
};

/** What does not agree between the office's files, SIMKIM's books and the treasury's payments of a day. */
export function findDifferences(sides: ThreeSides): Difference[] {
  return [...booksOf(sides), ...paymentsOf(sides)].toSorted((a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  );
}

/** Issued: the book passed the quality test. A book that was spoiled or not tested yet is none. */
export function isIssuedOn(file: Application, day: PlainDate): boolean {
  return file.book !== null && file.quality !== null && file.book.issuedOn === day;
}

function booksOf({ day, files, simkim }: ThreeSides): Difference[] {
  const byNumber = Map.groupBy(simkim, ({ number }) => number);
  const known = new Map(files.map((file) => [file.number, file]));
  const missing = files
    .filter((file) => isIssuedOn(file, day) && !byNumber.has(file.number))
    .map((file) => one('NOT_IN_SIMKIM', file.number, { loket: file.book?.passportNumber ?? null }));
  const listed = [...byNumber].flatMap(([number, rows]) => {
    const [row] = rows;
    if (!row) return [];
    const twice =
      rows.length > 1
        ? [one('TWICE_IN_SIMKIM', number, { simkim: rows.map((each) => each.passportNumber).join(' ') })]
        : [];
    return [...twice, ...compareBook(known.get(number), row)];
  });
  return [...missing, ...listed, ...sharedBooks(simkim)];
}

/** One passport number for two applications. */
function sharedBooks(simkim: readonly SimkimRow[]): Difference[] {
  return [...Map.groupBy(simkim, ({ passportNumber }) => passportNumber)].flatMap(([passport, rows]) => {
    const numbers = [...new Set(rows.map(({ number }) => number))].toSorted();
    const [first] = numbers;
    if (first === undefined || numbers.length < 2) return [];
    return [one('TWICE_IN_SIMKIM', first, { simkim: `${passport}: ${numbers.join(' ')}` }, passport)];
  });
}

function compareBook(file: Application | undefined, row: SimkimRow): Difference[] {
  const { number, passportNumber } = row;
  if (!file) return [one('NOT_IN_LOKET', number, { simkim: passportNumber })];
  if (!file.book || !file.quality) {
    return [one('NOT_ISSUED_HERE', number, { loket: file.state, simkim: passportNumber })];
  }
  const pairs: readonly (readonly [DifferenceKind, string, string])[] = [
    ['PASSPORT_NUMBER', file.book.passportNumber, passportNumber],
    ['NIK', ...whereUnlike(file.applicant.nik, row.nik)],
    ['NAME', file.applicant.fullName, row.fullName],
    ['ISSUE_DATE', file.book.issuedOn, row.issuedOn],
    ['STATE', stateInSimkim(file), row.state],
  ];
  return pairs.flatMap(([kind, loket, simkim]) =>
    loket === simkim ? [] : [one(kind, number, { loket, simkim })],
  );
}

/** Of two numbers of a person only the digits that differ: enough to see what happened, too little to copy. */
function whereUnlike(one: string, other: string): [string, string] {
  if (one === other) return [one, other];
  const hide = (text: string, against: string) =>
    [...text].map((digit, index) => (digit === against[index] ? '•' : digit)).join('');
  return [hide(one, other), hide(other, one)];
}

function stateInSimkim(file: Application): SimkimRow['state'] {
  switch (file.state) {
    case 'HANDED_OVER':
      return 'HANDED_OVER';
    case 'PASSPORT_VOIDED':
    case 'CANCELLED':
      return 'VOIDED';
    default:
      return 'ISSUED';
  }
}

function paymentsOf({ day, files, payments, earlier }: ThreeSides): Difference[] {
  const bills = new Map(
    files.flatMap((file) => billsOf(file).map((bill) => [bill.billingCode, { file, bill }])),
  );
  const all = Map.groupBy([...earlier, ...payments], ({ billingCode }) => billingCode);
  const unpaid = files
    .filter((file) => isIssuedOn(file, day) && file.payment.status !== 'WAIVED')
    .filter((file) => !billsOf(file).some(({ billingCode }) => all.has(billingCode)))
    .map((file) => one('ISSUED_UNPAID', file.number, { loket: file.payment.billingCode }));
  const listed = [...Map.groupBy(payments, ({ billingCode }) => billingCode)].flatMap(([code, rows]) => {
    const [row] = rows;
    if (!row) return [];
    const found = bills.get(code);
    const subject = found?.file.number ?? code;
    const ntpns = [...new Set((all.get(code) ?? []).map(({ ntpn }) => ntpn))];
    const twice = ntpns.length > 1 ? [one('TWICE_PAID', subject, { payment: ntpns.join(' ') }, code)] : [];
    if (!found) return [...twice, one('PAID_NO_FILE', code, { payment: `${row.ntpn} ${row.amount}` })];
    return [...twice, ...comparePayment(subject, found.bill, row)];
  });
  return [...unpaid, ...listed];
}

function comparePayment(subject: string, bill: Bill, row: PaymentRow): Difference[] {
  const amount =
    bill.amount === row.amount
      ? []
      : [
          one(
            'AMOUNT',
            subject,
            { loket: String(bill.amount), payment: String(row.amount) },
            row.billingCode,
          ),
        ];
  // A receipt that nobody has entered yet is told by the payment itself, not as a difference.
  const ntpn =
    bill.ntpn === null || bill.ntpn === row.ntpn
      ? []
      : [one('NTPN', subject, { loket: bill.ntpn, payment: row.ntpn }, row.billingCode)];
  return [...amount, ...ntpn];
}

type Bill = { billingCode: string; ntpn: string | null; amount: number };

/** The bill of the booking, and what was paid beside it. */
export function billsOf({ payment, additionalPayments = [] }: Application): Bill[] {
  return [payment, ...additionalPayments].flatMap(({ billingCode, ntpn, amount }) =>
    billingCode === null ? [] : [{ billingCode, ntpn, amount }],
  );
}

function one(
  kind: DifferenceKind,
  subject: string,
  sides: Partial<Pick<Difference, 'loket' | 'simkim' | 'payment'>>,
  also = '',
): Difference {
  const key = [kind, subject, also].filter(Boolean).join('|');
  return { key, kind, subject, loket: null, simkim: null, payment: null, ...sides };
}
