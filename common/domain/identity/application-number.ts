import { z } from 'zod';
import type { Brand } from '#common/kernel/brand.ts';

/**
 * Number of an application: 16 digits in the older gateway; the form of M-Paspor is not published, so 8 to 20 capital
 * letters and digits are accepted.
 */
export type ApplicationNumber = Brand<string, 'ApplicationNumber'>;
export const ApplicationNumber = z
  .string()
  .regex(/^[A-Z0-9]{8,20}$/, 'APPLICATION_NUMBER')
  .transform((text) => text as ApplicationNumber);

export function normaliseApplicationNumber(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}
