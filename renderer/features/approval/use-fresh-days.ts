import { useSop } from '#renderer/lib/use-sop.ts';

const DEFAULT_FRESH_DAYS = 1;

/** How many days a watch-list result stays good. */
export function useFreshDays(): number {
  return useSop().sop?.settings.watchlistFreshDays.value ?? DEFAULT_FRESH_DAYS;
}
