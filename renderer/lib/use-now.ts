import { useEffect, useState } from 'react';
import type { Instant } from '#common/kernel/instant.ts';
import { deskNow, onClockSync } from './clock.ts';

/** The present moment, renewed at every full step of the wall clock so that all clocks on a page tick together. */
export function useNow(stepMs = 60_000): Instant {
  const [now, setNow] = useState(() => deskNow());
  useEffect(() => {
    let timer: number | undefined;
    function tick() {
      setNow(deskNow());
      timer = window.setTimeout(tick, stepMs - (Date.now() % stepMs) + 5);
    }
    timer = window.setTimeout(tick, stepMs - (Date.now() % stepMs) + 5);
    const stop = onClockSync(() => setNow(deskNow()));
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [stepMs]);
  return now;
}
