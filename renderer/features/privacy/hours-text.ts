import type { Translate } from '#renderer/lib/i18n.ts';

export function hoursText(t: Translate, hours: number): string {
  return hours >= 0 ? t('privacy.hoursLeft', { hours }) : t('privacy.hoursLate', { hours: -hours });
}
