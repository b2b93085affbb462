import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from '#common/domain/applications/application.ts';

const Reference = z.string().trim().min(1).max(60);
const Head = {
  /** Application number and NIK name the file; where they do not go together, nobody is offered the result. */
  number: z.string().regex(/^[A-Z0-9]{4,40}$/),
  nik: z.string().regex(/^\d{16}$/),
  reference: Reference,
  /** When the centre came to it. A newer one of the same kind takes its place. */
  at: Instant,
};

/** What the centre found out about a file. A result is an offer: an officer takes it over under their own name. */
export const CentreResult = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('WATCHLIST'),
    ...Head,
    result: z.enum(['CLEAR', 'POSSIBLE_MATCH', 'CONFIRMED_MATCH']),
  }),
  z.strictObject({ kind: z.literal('VERIFICATION'), ...Head, result: z.enum(['PASSED', 'DOUBT']) }),
  z.strictObject({ kind: z.literal('ADJUDICATION'), ...Head, result: z.enum(['CLEAR', 'DUPLICATE']) }),
  z.strictObject({
    kind: z.literal('PAYMENT'),
    ...Head,
    billingCode: z.string().regex(/^\d{15}$/),
    ntpn: z.string().regex(/^[A-Z0-9]{8,32}$/),
    amount: z.int().min(0).max(20_000_000),
    paidOn: PlainDate,
  }),
  /** SIMKIM has taken note of an issued book. */
  z.strictObject({
    kind: z.literal('BOOK'),
    ...Head,
    passportNumber: z.string().regex(/^[A-Z]\d{7}$/),
  }),
]);
export type CentreResult = z.infer<typeof CentreResult>;
export type CentreResultKind = CentreResult['kind'];

/** The same result, whichever way and however often it comes. */
export function resultKey({ kind, number, reference }: CentreResult): string {
  return `${kind}|${number}|${reference}`;
}

/**
 * The results that an officer may take over now: the newest of each kind, where the file does not hold it or a newer one.
 * Nothing is stored about it: the file itself says what was taken over.
 */
export function openResults(file: Application, results: readonly CentreResult[]): CentreResult[] {
  const newest = new Map<CentreResultKind, CentreResult>();
  for (const result of results) {
    const known = newest.get(result.kind);
    const isOurs = result.nik === file.applicant.nik;
    if (isOurs && (!known || known.at < result.at)) newest.set(result.kind, result);
  }
  return [...newest.values()].filter((result) => isOpen(file, result));
}

function isOpen(file: Application, result: CentreResult): boolean {
  switch (result.kind) {
    case 'WATCHLIST':
      return file.watchlist?.reference !== result.reference && isNewer(result.at, file.watchlist);
    case 'VERIFICATION':
      return file.verification?.reference !== result.reference && isNewer(result.at, file.verification);
    case 'ADJUDICATION':
      return file.adjudication?.reference !== result.reference && isNewer(result.at, file.adjudication);
    case 'PAYMENT':
      return file.payment.status === 'UNPAID' || file.payment.status === 'UNCONFIRMED_WITH_PROOF';
    case 'BOOK':
      return false;
  }
}

function isNewer(at: Instant, held: { checkedAt: Instant } | null): boolean {
  return held === null || held.checkedAt < at;
}
