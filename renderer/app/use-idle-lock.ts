import { useEffect } from 'react';
import { callChannel } from '#renderer/lib/bridge.ts';
import { flushDrafts } from '#renderer/lib/drafts.ts';
import { useSession } from '#renderer/lib/session.ts';

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const CHECK_MS = 5_000;
const TELL_MS = 1_000;

/** Saves what was typed and locks; whoever unlocks goes on where the cursor stood. */
export async function lockScreen(): Promise<void> {
  await flushDrafts();
  await callChannel('session.lock', {});
}

/** Locks a desk that nobody has touched for the office's idle time. */
export function useIdleLock(): void {
  const { status } = useSession();
  const minutes = status?.idleLockMinutes ?? 0;
  const isOpen = status?.state === 'SIGNED_IN';
  useEffect(() => {
    if (!isOpen || minutes <= 0) return undefined;
    let lastMs = Date.now();
    // The session is one for all windows of the desk: work in another window is work here.
    const others = new BroadcastChannel('activity');
    others.addEventListener('message', () => {
      lastMs = Date.now();
    });
    function touch() {
      const nowMs = Date.now();
      if (nowMs - lastMs >= TELL_MS) others.postMessage(null);
      lastMs = nowMs;
    }
    // A computer that slept counts the time it slept.
    const timer = window.setInterval(() => {
      if (Date.now() - lastMs >= minutes * 60_000) void lockScreen();
    }, CHECK_MS);
    for (const name of ACTIVITY) window.addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      window.clearInterval(timer);
      others.close();
      for (const name of ACTIVITY) window.removeEventListener(name, touch, { capture: true });
    };
  }, [isOpen, minutes]);
}
