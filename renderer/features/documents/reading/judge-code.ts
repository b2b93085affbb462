import type { Application } from '#common/domain/applications/application.ts';
import { normaliseApplicationNumber } from '#common/domain/identity/application-number.ts';

/** NUMBER and BILLING: it is this file's. OTHER: a number of that kind, and not this file's. Null: it speaks of something else. */
type CodeVerdict = 'NUMBER' | 'BILLING' | 'OTHER';

/** Such numbers stand alone in the code, letters and digits with many digits. */
const NUMBER_LIKE = /^(?=(?:\D*\d){6})[A-Z0-9]{8,20}$/;

type Known = Pick<Application, 'number' | 'payment' | 'applicant'>;

/** What a QR or bar code on a page says about this file; the letter of the booking carries the application number. */
export function judgeCode(text: string, { number, payment, applicant }: Known): CodeVerdict | null {
  const whole = normaliseApplicationNumber(text);
  const parts = new Set([whole, ...text.toUpperCase().split(/[^A-Z0-9]+/)]);
  if (parts.has(normaliseApplicationNumber(number))) return 'NUMBER';
  if (payment.billingCode && parts.has(payment.billingCode.toUpperCase())) return 'BILLING';
  // Cards carry the person's own numbers.
  const own = [applicant.nik, applicant.kkNumber];
  return NUMBER_LIKE.test(whole) && !own.includes(whole) ? 'OTHER' : null;
}
