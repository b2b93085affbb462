import type { SyncStatus } from '#common/contract/ipc/sync.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import type { useFormat } from '#renderer/lib/use-format.ts';

export type HubStatus = Extract<SyncStatus, { mode: 'HUB' }>;
export type Format = ReturnType<typeof useFormat>;

const REASONS = ['TIMEOUT', 'REFUSED', 'DNS', 'TLS', 'SERVER', 'BUSY', 'NETWORK'] as const;

/** One sentence: where the desk stands with its hub. */
export function stateText(t: Translate, format: Format, status: HubStatus): string {
  switch (status.link) {
    case 'OFFLINE':
      return t('sync.state.OFFLINE', { time: format.time(status.since) });
    case 'COPYING':
      return t('sync.state.COPYING', { count: status.copiedFiles });
    default:
      return t(`sync.state.${status.link}`);
  }
}

/** Why there is no answer, in plain words; nothing while there is one. */
export function reasonText(t: Translate, { link, reason }: HubStatus): string {
  if (link !== 'OFFLINE' || reason === null) return '';
  const known = REASONS.find((word) => word === reason);
  return known ? t(`sync.reason.${known}`) : t('sync.reason.other', { code: reason });
}
