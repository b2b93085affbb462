import type { Translate } from './i18n.ts';

export function sizeText(t: Translate, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? t('common.size.kilobytes', { size: kilobytes })
    : t('common.size.megabytes', { size: (kilobytes / 1024).toFixed(1).replace('.', ',') });
}
