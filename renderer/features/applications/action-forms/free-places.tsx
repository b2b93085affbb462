import { Button } from '@mantine/core';
import type { Application } from '#common/domain/applications/application.ts';
import { freeOf, isPlanned, poolFor } from '#common/domain/appointments/quota-days.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './free-places.module.css';

const DAYS = 28;
const SHOWN = 5;

type FreePlacesProps = {
  file: Pick<Application, 'lane' | 'kind'>;
  chosen: PlainDate | null;
  onChoose: (day: PlainDate) => void;
};

/** The next days with room in the file's lane, and what a chosen day has. It only tells: whom a full day takes is for the head to say. */
export function FreePlaces({ file, chosen, onChoose }: FreePlacesProps) {
  const t = useText();
  const format = useFormat();
  const period = { from: format.today, to: addDays(format.today, DAYS - 1) };
  const { data, error } = useChannelQuery('appointments.quota', period, { refetchOnMountOrArgChange: true });
  if (error) return <p className={styles['soft']}>{t('quota.hint.unread')}</p>;
  if (!data) return null;
  const days = data.days.map((day) => {
    const pool = poolFor(day, file);
    return { ...day, free: pool ? freeOf(pool) : null };
  });
  const open = days.flatMap(({ day, isOpen, free }) =>
    isOpen && day > format.today && free !== null && free > 0 ? [{ day, free }] : [],
  );
  const isKnown = isPlanned(data.days, file);
  return (
    <div className={styles['hint']}>
      <p>{t('quota.hint.title', { lane: t(`labels.lane.${file.lane}`) })}</p>
      {isKnown ? null : <p className={styles['soft']}>{t('quota.hint.unknown')}</p>}
      {isKnown && open.length === 0 ? (
        <p className={styles['soft']}>{t('quota.hint.none', { days: DAYS })}</p>
      ) : null}
      <div className={styles['days']}>
        {open.slice(0, SHOWN).map(({ day, free }) => (
          <Button
            key={day}
            size="compact-sm"
            variant={day === chosen ? 'light' : 'default'}
            onClick={() => onChoose(day)}
          >
            {t('quota.hint.choose', { day: format.date(day), count: free })}
          </Button>
        ))}
      </div>
      <ChosenDay days={days} chosen={chosen} isKnown={isKnown} />
    </div>
  );
}

type Shown = { day: PlainDate; isOpen: boolean; free: number | null };
type ChosenDayProps = { days: readonly Shown[]; chosen: PlainDate | null; isKnown: boolean };

function ChosenDay({ days, chosen, isKnown }: ChosenDayProps) {
  const t = useText();
  const found = days.find(({ day }) => day === chosen);
  if (!found) return null;
  const { isOpen, free } = found;
  if (!isOpen) return <p className={styles['warning']}>{t('quota.hint.closed')}</p>;
  // Said above already where no day has a number.
  if (free === null) return isKnown ? <p className={styles['soft']}>{t('quota.hint.unknown')}</p> : null;
  if (free <= 0) return <p className={styles['warning']}>{t('quota.hint.full')}</p>;
  return <p aria-live="polite">{t('quota.hint.free', { count: free })}</p>;
}
