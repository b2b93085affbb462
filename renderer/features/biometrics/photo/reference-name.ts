import type { Translate } from '#renderer/lib/i18n.ts';
import type { Reference } from './use-references.ts';

export function referenceName(t: Translate, reference: Pick<Reference, 'with' | 'number'>): string {
  return reference.with === 'OLD_PASSPORT'
    ? t('portrait.compare.OLD_PASSPORT')
    : t('portrait.compare.EARLIER_FILE', { number: `…${reference.number.slice(-6)}` });
}
