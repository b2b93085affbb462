import { z } from 'zod';
import type { Brand } from '#common/kernel/brand.ts';

/** SIMPONI billing code: 15 digits. */
export type BillingCode = Brand<string, 'BillingCode'>;
export const BillingCode = z
  .string()
  .regex(/^\d{15}$/, 'BILLING_CODE')
  .transform((text) => text as BillingCode);

/** Treasury receipt number (NTPN): 16 capital letters and digits; the length is assumed. */
export type Ntpn = Brand<string, 'Ntpn'>;
export const Ntpn = z
  .string()
  .regex(/^[A-Z0-9]{16}$/, 'NTPN')
  .transform((text) => text as Ntpn);
