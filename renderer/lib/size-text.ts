import type { Translate } from './i18n.ts';

export function sizeText(t: Translate, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  const megabytes = kilobytes / 1024;
  const gigabytes = megabytes / 1024;
  if (kilobytes < 1024) return t('common.size.kilobytes', { size: kilobytes });
  if (megabytes < 1024) return t('common.size.megabytes', { size: shown(megabytes, 1) });
  return t('common.size.gigabytes', { size: shown(gigabytes, gigabytes < 10 ? 1 : 0) });
}

function shown(size: number, digits: number): string {
  return size.toFixed(digits).replace('.', ',');
}
