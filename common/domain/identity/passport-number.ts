import { z } from 'zod';
import type { Brand } from '#common/kernel/brand.ts';

/**
 * Number of an ordinary passport: one letter and seven digits, as in published books. The meaning of the letter is not
 * confirmed, so nothing may be derived from it.
 */
export type PassportNumber = Brand<string, 'PassportNumber'>;
export const PassportNumber = z
  .string()
  .regex(/^[A-Z]\d{7}$/, 'PASSPORT_NUMBER')
  .transform((text) => text as PassportNumber);

/** Takes out spaces and hyphens and raises letters, so that what is typed `x 1234567` may be parsed. */
export function normalisePassportNumber(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
