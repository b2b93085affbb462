import { localDate, localTime, type Instant } from '#common/kernel/instant.ts';
import { weekdayOf } from '#common/kernel/plain-date.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useSop } from '#renderer/lib/use-sop.ts';

const OPENS = '07:30';

/** Whether the counters are open by the wall clock. Holidays are main's knowledge; this only keeps a clerk from misreading the hour. */
export function useServiceHours(now: Instant): TextKey {
  const { utcOffsetMinutes } = useSession();
  const { sop } = useSop();
  const weekday = weekdayOf(localDate(now, utcOffsetMinutes));
  if (weekday === 0 || weekday === 6) return 'common.top.closedDay';
  const time = localTime(now, utcOffsetMinutes);
  const isOpen = time >= OPENS && time < (sop?.settings.serviceEnd.value ?? '16:00');
  return isOpen ? 'common.top.openNow' : 'common.top.closedNow';
}
