import { useMemo } from 'react';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { daysBetween, type PlainDate } from '#common/kernel/plain-date.ts';
import { formatDate, formatDay, formatMoment, formatShortDay, formatTime, minutesBetween } from './format.ts';
import { useLanguage, useText } from './i18n.ts';
import { useSession } from './session.ts';
import { useNow } from './use-now.ts';

/** Formatting bound to the language of the screen and the clock of the office. */
export function useFormat() {
  const t = useText();
  const language = useLanguage();
  const { utcOffsetMinutes } = useSession();
  const now = useNow();
  return useMemo(() => {
    const today = localDate(now, utcOffsetMinutes);
    return {
      now,
      today,
      date: (date: PlainDate) => formatDate(date, language),
      day: (date: PlainDate) => formatDay(date, language),
      shortDay: (date: PlainDate) => formatShortDay(date, language),
      time: (instant: Instant) => formatTime(instant, utcOffsetMinutes),
      moment: (instant: Instant) => formatMoment(instant, utcOffsetMinutes, language),
      dateOf: (instant: Instant) => localDate(instant, utcOffsetMinutes),
      /** Minutes for a day, hours and days beyond it. */
      waiting(since: Instant): string {
        const minutes = minutesBetween(since, now);
        if (minutes < 60) return t('common.duration.minutes', { minutes });
        if (minutes < 24 * 60) {
          return t('common.duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
        }
        return t('common.duration.days', { days: daysBetween(localDate(since, utcOffsetMinutes), today) });
      },
      /** `Hari ini`, `3 hari lagi`, `Terlambat 2 hari`. */
      due(date: PlainDate): string {
        const days = daysBetween(today, date);
        if (days === 0) return t('common.due.today');
        if (days === 1) return t('common.due.tomorrow');
        if (days > 1) return t('common.due.inDays', { days });
        if (days === -1) return t('common.due.yesterday');
        return t('common.due.late', { days: -days });
      },
    };
  }, [t, language, utcOffsetMinutes, now]);
}
