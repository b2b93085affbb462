import type { BrowserWindow } from 'electron';
import type { SessionStatus } from '#common/contract/ipc/session.ts';

/** While the survey stands before the lock its window has the whole display, and no way to the ones beside it. */
export function followKiosk(
  windows: readonly BrowserWindow[],
  { isKiosk }: Pick<SessionStatus, 'isKiosk'>,
): void {
  for (const window of windows) {
    if (window.isKiosk() !== isKiosk) window.setKiosk(isKiosk);
  }
}
