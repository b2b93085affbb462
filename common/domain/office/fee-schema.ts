import { z } from 'zod';
import { AppType, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance } from '#common/domain/sop/provenance.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

export const FeeCode = z.enum([
  'FEE_NE_5',
  'FEE_NE_10',
  'FEE_E_5',
  'FEE_E_10',
  'FEE_ACCEL',
  'SUR_LOST',
  'SUR_DAMAGED',
  'FEE_DATA_CHANGE',
]);
export type FeeCode = z.infer<typeof FeeCode>;

/** Whole rupiah; there is no smaller unit. */
export const Rupiah = z.int().min(0);
export type Rupiah = z.infer<typeof Rupiah>;

export const ValidityYears = z.union([z.literal(5), z.literal(10)]);
export type ValidityYears = z.infer<typeof ValidityYears>;

/** Conditions for a free non-electronic book (Permenkumham 9/2020, PP 45/2024 Art. 5). */
export const ZeroRateReason = z.enum(['CPMI_FIRST_TIME', 'POOR_ABROAD', 'GOVERNMENT_SCHOLARSHIP']);
export type ZeroRateReason = z.infer<typeof ZeroRateReason>;

const amount = { amount: Rupiah, label: Label };

/** One government regulation's tariff, in force from `effectiveFrom` until a later table takes over. */
export const FeeTable = z.strictObject({
  id: z.string().min(1),
  effectiveFrom: PlainDate,
  books: z.array(
    z.strictObject({
      code: z.enum(['FEE_NE_5', 'FEE_NE_10', 'FEE_E_5', 'FEE_E_10']),
      kind: PassportKind,
      years: ValidityYears,
      ...amount,
    }),
  ),
  accelerated: z.strictObject({ code: z.literal('FEE_ACCEL'), ...amount }),
  surcharges: z.array(
    z.strictObject({ code: z.enum(['SUR_LOST', 'SUR_DAMAGED']), type: AppType, ...amount }),
  ),
  dataChange: z.strictObject({ code: z.literal('FEE_DATA_CHANGE'), ...amount }),
  ...provenance,
});
export type FeeTable = z.infer<typeof FeeTable>;

/** Which books a zero-rate reason covers; `null` years means both. */
export const ZeroRateRule = z.strictObject({
  reason: ZeroRateReason,
  kind: PassportKind,
  years: ValidityYears.nullable(),
  label: Label,
  ...provenance,
});
export type ZeroRateRule = z.infer<typeof ZeroRateRule>;

export const FeeSchedule = z.strictObject({
  tables: z.array(FeeTable).min(1),
  acceleratedTypes: z.strictObject({ value: z.array(AppType), ...provenance }),
  zeroRates: z.array(ZeroRateRule),
});
export type FeeSchedule = z.infer<typeof FeeSchedule>;
