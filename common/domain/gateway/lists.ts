import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';

/** A book that SIMKIM says was issued on the day of the list. */
export const SimkimRow = z.object({
  number: z.string().regex(/^[A-Z0-9]{4,40}$/),
  nik: z.string().regex(/^\d{16}$/),
  fullName: z.string().min(1).max(120),
  passportNumber: z.string().regex(/^[A-Z]\d{7}$/),
  issuedOn: PlainDate,
  state: z.enum(['ISSUED', 'HANDED_OVER', 'VOIDED']),
});
export type SimkimRow = z.infer<typeof SimkimRow>;

/** A payment that the treasury booked on the day of the list. */
export const PaymentRow = z.object({
  billingCode: z.string().regex(/^\d{15}$/),
  ntpn: z.string().regex(/^[A-Z0-9]{8,32}$/),
  amount: z.int().min(0),
  paidAt: z.string().min(10).max(30),
  /** What was paid for, in the words of the file. */
  product: z.string().max(120).optional(),
});
export type PaymentRow = z.infer<typeof PaymentRow>;

/** Headings under which the columns are known to come, beside our own words. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  number: ['nomor permohonan', 'no permohonan'],
  nik: [],
  fullName: ['nama', 'nama lengkap'],
  passportNumber: ['nomor paspor', 'no paspor'],
  issuedOn: ['tanggal terbit', 'tgl terbit'],
  state: ['status'],
  billingCode: ['kode billing', 'billing'],
  ntpn: [],
  amount: ['jumlah', 'jumlah bayar', 'nominal'],
  paidAt: ['waktu bayar', 'tanggal bayar'],
  product: ['jenis layanan', 'layanan', 'uraian'],
};

const STATES: Readonly<Record<string, string>> = {
  terbit: 'ISSUED',
  diserahkan: 'HANDED_OVER',
  batal: 'VOIDED',
  dibatalkan: 'VOIDED',
};

export type ListRows<T> = { rows: T[]; wrong: { row: number; field: string }[] };

/** The rows of a list as they came, under whichever known heading; a row that is no row of the list is named. */
export function readSimkimList(source: readonly unknown[]): ListRows<SimkimRow> {
  return readList(source, (text) =>
    SimkimRow.safeParse({
      number: text('number')
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, ''),
      nik: text('nik'),
      fullName: text('fullName').toUpperCase().replace(/\s+/g, ' '),
      passportNumber: text('passportNumber').toUpperCase().replace(/\s/g, ''),
      issuedOn: text('issuedOn').slice(0, 10),
      state: STATES[text('state').toLowerCase()] ?? (text('state').toUpperCase() || 'ISSUED'),
    }),
  );
}

/** Which heading holds what, where an office's bank writes others than those that are known; `product` is shown and decides nothing. */
export const PaymentColumns = z.strictObject({
  billingCode: z.string().min(1).max(120),
  ntpn: z.string().min(1).max(120),
  amount: z.string().min(1).max(120),
  paidAt: z.string().min(1).max(120),
  product: z.string().min(1).max(120).nullable(),
});
export type PaymentColumns = z.infer<typeof PaymentColumns>;

export function readPaymentList(
  source: readonly unknown[],
  columns: PaymentColumns | null = null,
): ListRows<PaymentRow> {
  return readList(columns ? source.map((entry) => renamed(entry, columns)) : source, (text) =>
    PaymentRow.safeParse({
      billingCode: text('billingCode').replace(/\s/g, ''),
      ntpn: text('ntpn').toUpperCase().replace(/\s/g, ''),
      amount: rupiah(text('amount')),
      paidAt: text('paidAt'),
      ...(text('product') === '' ? {} : { product: text('product').slice(0, 120) }),
    }),
  );
}

/** The headings as they are known by default, among those of a file; null for a column that it does not name. */
export function knownPaymentColumns(
  headings: readonly string[],
): Record<keyof PaymentColumns, string | null> {
  const find = (field: string) =>
    headings.find((heading) => namesOf(field).some((name) => plain(name) === plain(heading))) ?? null;
  return {
    billingCode: find('billingCode'),
    ntpn: find('ntpn'),
    amount: find('amount'),
    paidAt: find('paidAt'),
    product: find('product'),
  };
}

/** Nothing but the chosen columns, under our own words: another heading that looks known is not read in their place. */
function renamed(entry: unknown, columns: PaymentColumns): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  const cells = new Map(Object.entries(entry));
  return Object.fromEntries(
    Object.entries(columns).map(([field, heading]) => [field, heading === null ? '' : cells.get(heading)]),
  );
}

/** `650.000`, `Rp 650.000,00` and `650000`; anything else is no amount. */
function rupiah(text: string): number {
  const match = /^(?:Rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{2})?$/i.exec(text.trim());
  return match?.[1] === undefined ? Number.NaN : Number(match[1].replaceAll('.', ''));
}

type Reading<T> = (text: (field: string) => string) => z.ZodSafeParseResult<T>;

function readList<T>(source: readonly unknown[], read: Reading<T>): ListRows<T> {
  const rows: T[] = [];
  const wrong: ListRows<T>['wrong'] = [];
  for (const [index, entry] of source.entries()) {
    const cells = cellsOf(entry);
    const parsed = read((field) => valueOf(cells, field));
    if (parsed.success) rows.push(parsed.data);
    else wrong.push({ row: index + 1, field: parsed.error.issues[0]?.path.map(String).join('.') ?? '' });
  }
  return { rows, wrong };
}

function cellsOf(entry: unknown): ReadonlyMap<string, string> {
  if (typeof entry !== 'object' || entry === null) return new Map();
  return new Map(
    Object.entries(entry).map(([heading, value]) => [
      plain(heading),
      typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '',
    ]),
  );
}

function valueOf(cells: ReadonlyMap<string, string>, field: string): string {
  return (
    namesOf(field)
      .map((name) => cells.get(plain(name)))
      .find((value) => value !== undefined) ?? ''
  );
}

function namesOf(field: string): string[] {
  return [field, ...(HEADINGS[field] ?? [])];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
