import { Checkbox } from '@mantine/core';
import { MOST_FILES } from '#common/domain/field/field-day.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import styles from './field.module.css';

type BookingPickerProps = {
  on: PlainDate;
  chosen: readonly ApplicationId[];
  onChange: (ids: readonly ApplicationId[]) => void;
};

/** Who of a day's bookings goes along. */
export function BookingPicker({ on, chosen, onChange }: BookingPickerProps) {
  const t = useText();
  const { data: booked } = useChannelQuery('field.candidates', { on });
  if (!booked) return <LinesSkeleton lines={4} />;
  if (booked.length === 0) return <p className={styles['text']}>{t('field.bookingsNone')}</p>;
  const free = booked.flatMap(({ id, place }) => (place === null ? id : [])).slice(0, MOST_FILES);
  const picked = new Set(chosen);
  const toggle = (id: ApplicationId) =>
    onChange(picked.has(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className={styles['picker']}>
      <legend>{t('field.bookings')}</legend>
      <div className={styles['all']}>
        <Checkbox
          label={t('field.bookingsAll', { count: free.length })}
          checked={free.length > 0 && chosen.length === free.length}
          indeterminate={chosen.length > 0 && chosen.length < free.length}
          disabled={free.length === 0}
          onChange={() => onChange(chosen.length === free.length ? [] : free)}
        />
        <output className={styles['soft']}>{t('field.chosen', { count: chosen.length })}</output>
      </div>
      <div className={styles['scroll']}>
        {booked.map(({ id, number, name, time, lane, place }) => (
          <Checkbox
            key={id}
            className={styles['booking']}
            checked={picked.has(id)}
            disabled={place !== null || (chosen.length >= MOST_FILES && !picked.has(id))}
            label={`${time} ${name}`}
            description={[number, t(`labels.lane.${lane}`), place && t('field.away', { place })]
              .filter(Boolean)
              .join(' · ')}
            onChange={() => toggle(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
