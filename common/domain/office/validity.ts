import { addYears, ageAt, minDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import type { ValidityYears } from './fee-schema.ts';

export type ValidityInput = {
  issuedOn: PlainDate;
  birthDate: PlainDate;
  married: boolean;
  wantedYears: ValidityYears;
  /** Child with limited dual citizenship, whose book may not outlast the age of choosing. */
  isDualCitizen: boolean;
};

export type ValidityLimits = { adultAge: number; dualCitizenAgeLimit: number };

export const VALIDITY_LIMITS: ValidityLimits = { adultAge: 17, dualCitizenAgeLimit: 21 };

export type ValidityError = 'VALIDITY_10Y_NOT_ALLOWED' | 'DUAL_CITIZEN_AGE_PASSED';

/**
 * Last day of validity: 10 years from 17 or when married, else 5 (Permenkumham 18/2022); a dual citizen's book ends on
 * the birthday of choosing. A book of 29 February ends on 28 February.
 */
export function maxExpiry(input: ValidityInput, limits = VALIDITY_LIMITS): Result<PlainDate, ValidityError> {
  const { issuedOn, birthDate, wantedYears } = input;
  const adult = input.married || ageAt(birthDate, issuedOn) >= limits.adultAge;
  if (wantedYears === 10 && !adult) return err('VALIDITY_10Y_NOT_ALLOWED');
  const expiry = addYears(issuedOn, wantedYears);
  if (!input.isDualCitizen) return ok(expiry);
  const choosing = addYears(birthDate, limits.dualCitizenAgeLimit);
  return choosing <= issuedOn ? err('DUAL_CITIZEN_AGE_PASSED') : ok(minDate(expiry, choosing));
}
