import { z } from 'zod';
import { AppType, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { ChildSituation } from './child-situation.ts';

/** The applicant's identity card: in hand, recorded but not printed yet, or none because the home is abroad. */
export const KtpStatus = z.enum(['HELD', 'RECORDED_NOT_PRINTED', 'ABROAD']);
export type KtpStatus = z.infer<typeof KtpStatus>;

export const OldPassportFacts = z.strictObject({
  issuedOn: PlainDate,
  issuedAbroad: z.boolean(),
  /** Name, birth and the other data on the identity card equal those in the book. */
  dataEqualsKtp: z.boolean(),
});
export type OldPassportFacts = z.infer<typeof OldPassportFacts>;

/** All that the document list depends on. `on` is the day of the document check; a married person counts as adult. */
export const RequirementFacts = z.strictObject({
  type: AppType,
  birthDate: PlainDate,
  married: z.boolean(),
  on: PlainDate,
  ktpStatus: KtpStatus,
  childSituation: ChildSituation.optional(),
  isDualCitizen: z.boolean(),
  nameChanged: z.boolean(),
  /** Became a citizen by naturalisation or by choosing this citizenship. */
  naturalised: z.boolean(),
  /** The birth act, diploma or other proof lacks name, birth date, birth place or parents. */
  proofLacksFields: z.boolean(),
  surchargeWaiverClaimed: z.boolean(),
  parentsHavePassport: z.boolean(),
  /** Asks for a zero fee, for example as a first-time migrant worker. */
  zeroRateClaimed: z.boolean().optional(),
  oldPassport: OldPassportFacts.nullish(),
  purpose: TravelPurpose.optional(),
});
export type RequirementFacts = z.infer<typeof RequirementFacts>;
