import { setTimeout as delay } from 'node:timers/promises';

import type { Session } from '../chromium/connection.ts';

const PATIENCE_MS = 5000;

/**
 * Whether the page lets its window go. The event is fired by the host: Chromium's own way ends in a dialog, which a test driver
 * answers before the app is asked. A page that does not answer at all, or is replaced while it is asked, is let go.
 */
export async function mayUnload(page: Session): Promise<boolean> {
  const asked = page
    .send('Runtime.evaluate', { expression: `(${String(fireInPage)})()`, returnByValue: true })
    .catch(() => null);
  const answer = await Promise.race([asked, delay(PATIENCE_MS, undefined, { ref: false })]);
  return answer?.result.value !== false;
}

/** Its text runs in the page. */
function fireInPage(): boolean {
  const event = document.createEvent('BeforeUnloadEvent');
  event.initEvent('beforeunload', false, true);
  window.dispatchEvent(event);
  return !event.defaultPrevented;
}
