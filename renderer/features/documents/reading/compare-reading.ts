import type { Applicant } from '#common/domain/applications/applicant.ts';
import { compareNikWithOptional, optionalFromNik, type MrzData } from '#common/domain/identity/mrz.ts';
import { formatMrzName, splitIndonesianName, transliterateName } from '#common/domain/identity/mrz-name.ts';
import type { CardField } from '#renderer/lib/reading/cards/card-field.ts';

export type ComparedName = 'fullName' | 'nik' | 'birthDate' | 'sex' | 'passportNumber' | 'expiresOn';

/** One thing as the form and as the page has it. `null` where one of them says nothing. */
export type ComparedField = {
  name: ComparedName;
  form: string | null;
  page: string | null;
  result: 'EQUAL' | 'DIFFERENT' | 'ONE_SIDED';
};

/** The old book against the form. A difference is a question for the applicant; the old book may be right or out of date. */
export function compareZone(applicant: Applicant, zone: MrzData, upperLine: string): ComparedField[] {
  const { oldPassport } = applicant;
  return [
    {
      name: 'fullName',
      form: applicant.fullName,
      page: zone.fullName,
      result: isSameName(applicant.fullName, zone, upperLine) ? 'EQUAL' : 'DIFFERENT',
    },
    compared('birthDate', applicant.birthDate, zone.birthDate),
    compared('sex', applicant.sex, zone.sex),
    compared('passportNumber', oldPassport?.number.toUpperCase() || null, zone.passportNumber || null),
    compared('expiresOn', oldPassport?.expiresOn ?? null, zone.expiresOn),
    comparedNik(applicant.nik, zone.optional),
  ];
}

function compared(name: ComparedName, form: string | null, page: string | null): ComparedField {
  const result = form === null || page === null ? 'ONE_SIDED' : form === page ? 'EQUAL' : 'DIFFERENT';
  return { name, form, page, result };
}

/** A long name is cut in the book as the rules cut it, so that the cut forms are compared. */
function isSameName(formName: string, zone: MrzData, upperLine: string): boolean {
  const field = upperLine.slice(5);
  const split = [true, false].map((lastWordIsPrimary) => splitIndonesianName(formName, lastWordIsPrimary));
  if (split.some((name) => name.ok && formatMrzName(name.value) === field)) return true;
  const plain = transliterateName(formName);
  return plain.ok && plain.value.replaceAll('<', ' ') === zone.fullName;
}

/** The book leaves out the year's digits of the NIK. */
function comparedNik(nik: string, optional: string): ComparedField {
  const { result } = compareNikWithOptional(nik, optional);
  const verdict = result === 'EQUAL' || result === 'DIFFERENT' ? result : 'ONE_SIDED';
  return { name: 'nik', form: optionalFromNik(nik), page: optional || null, result: verdict };
}

/** A value of a card, and whether the form has it already. */
export type CardSuggestion = CardField & { form: string | null; isEqual: boolean };

export function suggestionsOf(applicant: Applicant, fields: readonly CardField[]): CardSuggestion[] {
  return fields.map((field) => {
    const form = applicant[field.name];
    return { ...field, form, isEqual: form !== null && plainText(form) === plainText(field.value) };
  });
}

function plainText(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
}
