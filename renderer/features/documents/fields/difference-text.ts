import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { FieldCheck } from '#common/domain/applications/application.ts';
import { declaredValue } from '#common/domain/documents/field-check.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

/** `Nama lengkap: formulir BUDI SANTOSO, Kartu Keluarga BUDHI SANTOSA (ejaan)`. */
export function differenceText(t: Translate, applicant: Applicant, check: FieldCheck): string {
  if (check.verdict !== 'DIFFERS') return '';
  return t('documents.compare.text', {
    field: t(`documents.fields.${check.field}`),
    declared: declaredValue(applicant, check.field) || '–',
    paper: t(`labels.document.${check.code}`),
    found: check.found,
    mismatch: t(`documents.mismatch.${check.mismatch}`),
  });
}
