import type { FieldCheck } from '#common/domain/applications/application.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

/** `Nama lengkap: formulir BUDI SANTOSO, Kartu Keluarga BUDHI SANTOSA (ejaan)`. */
export function differenceText(t: Translate, check: FieldCheck): string {
  if (check.verdict !== 'DIFFERS') return '';
  return t('documents.compare.text', {
    field: t(`documents.fields.${check.field}`),
    declared: check.declared || '–',
    paper: t(`labels.document.${check.code}`),
    found: check.found,
    mismatch: t(`documents.mismatch.${check.mismatch}`),
  });
}
