import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { Application, FieldCheck } from '#common/domain/applications/application.ts';
import type { CheckedField } from './field-check-schema.ts';

/** The declared value as it is compared; empty when nothing was declared. */
export function declaredValue(applicant: Applicant, field: CheckedField): string {
  switch (field) {
    case 'oldPassport':
      return applicant.oldPassport?.number ?? '';
    case 'fullName':
    case 'nik':
    case 'kkNumber':
    case 'birthPlace':
    case 'birthDate':
    case 'sex':
    case 'address':
    case 'fatherName':
    case 'motherName':
      return applicant[field] ?? '';
  }
}

/** Checks that still speak of what the form says, and differences that are still open. */
export function currentChecks(file: Pick<Application, 'applicant' | 'fieldChecks'>): FieldCheck[] {
  return (file.fieldChecks ?? []).filter(
    (check) => declaredValue(file.applicant, check.field) === check.declared || isOpen(check, file.applicant),
  );
}

/** Differences that nobody has corrected, returned or settled. */
export function openDifferences(file: Pick<Application, 'applicant' | 'fieldChecks'>): DifferingCheck[] {
  return (file.fieldChecks ?? []).filter((check) => isOpen(check, file.applicant));
}

type DifferingCheck = Extract<FieldCheck, { verdict: 'DIFFERS' }>;

/** A correction ends the difference only with the paper that it follows. */
function isOpen(check: FieldCheck, applicant: Applicant): check is DifferingCheck {
  return (
    check.verdict === 'DIFFERS' &&
    check.settled === null &&
    plain(check.found) !== plain(declaredValue(applicant, check.field))
  );
}

function plain(text: string): string {
  return text.trim().toUpperCase().replaceAll(/\s+/g, ' ');
}
