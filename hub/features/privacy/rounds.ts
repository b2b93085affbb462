import type { Vault } from '#runtime/vault/vault.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { disposeAtHub } from './dispose.ts';
import { eraseDueAtHub } from './erase.ts';

type Parts = { hub: HubContext; vault: Vault };

const ERASE_EVERY_MS = 15 * 60_000;
/** Two persons decided it and look at the screen. */
const DISPOSE_EVERY_MS = 60_000;

/** What goes by the clock and by decision. Returns what stops it, after the round that is under way. */
export function startPrivacyRounds(parts: Parts): () => Promise<void> {
  let running = Promise.resolve();
  const every = (ms: number, what: string, work: (parts: Parts) => Promise<number>) => {
    const run = () =>
      work(parts).then(
        () => undefined,
        (error: unknown) => parts.hub.log.error(`${what} failed`, { error }),
      );
    // One after the other: both take pictures out of the vault.
    const timer = setInterval(() => void (running = running.then(run)), ms);
    timer.unref();
    return timer;
  };
  const timers = [
    every(ERASE_EVERY_MS, 'erasure', eraseDueAtHub),
    every(DISPOSE_EVERY_MS, 'disposal', disposeAtHub),
  ];
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await running;
  };
}
