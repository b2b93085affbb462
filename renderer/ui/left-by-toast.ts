import type { LeftBy } from '#common/contract/ipc/applications.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import { showToast } from './toast.tsx';

/** Whoever gets a file that somebody left lying is told whose it was: there may be something to ask. */
export function tellLeftBy(t: Translate, leftBy: LeftBy | null): void {
  if (leftBy) {
    showToast({ message: t('file.claim.takenAfter', leftBy), tone: 'blue', closeLabel: t('common.close') });
  }
}
