import type { CheckedField, MismatchCode } from '#common/domain/documents/field-check-schema.ts';

const NAMES: readonly MismatchCode[] = [
  'SPELLING',
  'NAME_PART_MISSING',
  'NAME_PART_ADDED',
  'TITLE_IN_NAME',
  'OTHER_PERSON',
  'OTHER',
];

/** The ways in which this value is found to differ; others make no sense for it. */
export function likelyMismatches(field: CheckedField): readonly MismatchCode[] {
  switch (field) {
    case 'fullName':
    case 'fatherName':
    case 'motherName':
      return NAMES;
    case 'nik':
    case 'kkNumber':
    case 'oldPassport':
      return ['NUMBER_DIFFERS', 'OTHER_PERSON', 'OTHER'];
    case 'birthPlace':
      return ['PLACE_LEVEL', 'SPELLING', 'OTHER'];
    case 'birthDate':
      return ['DATE_DIFFERS', 'YEAR_ONLY', 'OTHER'];
    case 'address':
      return ['ADDRESS_MOVED', 'SPELLING', 'OTHER'];
    case 'sex':
      return ['OTHER_PERSON', 'OTHER'];
  }
}
