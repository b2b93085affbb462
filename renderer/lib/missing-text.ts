import type { MissingDocument } from '#common/domain/documents/requirement-matrix.ts';
import type { Translate } from '#renderer/lib/i18n.ts';

/** `KK, salah satu dari Akta kelahiran, Ijazah`. */
export function missingText(t: Translate, missing: readonly MissingDocument[]): string {
  return missing.map((item) => missingName(t, item)).join('; ');
}

/** One line of what is missing: a document, so many of it, or one of a group. */
export function missingName(t: Translate, item: MissingDocument): string {
  if ('code' in item) {
    const name = t(`labels.document.${item.code}`);
    if (item.rescan) return t('documents.rescanMissing', { name, rescan: item.rescan });
    return item.of && item.of.present > 0 ? t('documents.countMissing', { name, ...item.of }) : name;
  }
  return t('documents.anyOf', { names: item.anyOf.map((code) => t(`labels.document.${code}`)).join(', ') });
}
