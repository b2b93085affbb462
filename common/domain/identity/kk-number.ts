import { z } from 'zod';
import type { Brand } from '#common/kernel/brand.ts';
import { PROVINCE_CODES } from './provinces.ts';

/** Family card number: 16 digits, region (6), registration date (6), family serial (4). */
export type KkNumber = Brand<string, 'KkNumber'>;
export const KkNumber = z
  .string()
  .regex(/^\d{16}$/, 'KK_NUMBER')
  .transform((text) => text as KkNumber);

export type KkIssueCode = 'LENGTH' | 'NON_DIGIT' | 'PROVINCE';

/** Length, digits and province only: how the date digits are written is not confirmed. Empty when nothing is wrong. */
export function checkKkNumber(
  number: string,
  provinces: ReadonlySet<string> = PROVINCE_CODES,
): KkIssueCode[] {
  const codes: KkIssueCode[] = [];
  if (number.length !== 16) codes.push('LENGTH');
  if (!/^\d*$/.test(number)) codes.push('NON_DIGIT');
  if (codes.length === 0 && !provinces.has(number.slice(0, 2))) codes.push('PROVINCE');
  return codes;
}
