import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import styles from './intake.module.css';

const NO_INPUT = {};

export function BookingDays() {
  const t = useText();
  const format = useFormat();
  const { data, error, isLoading, refetch } = useChannelQuery('appointments.days', NO_INPUT);
  if (isLoading) return <LinesSkeleton lines={4} />;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data || data.length === 0) {
    return <EmptyState title={t('intake.noDays')} text={t('intake.noDaysText')} />;
  }
  return (
    <PlainTable className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('intake.day')}</th>
          <th scope="col">{t('intake.booked')}</th>
          <th scope="col">{t('intake.arrived')}</th>
          <th scope="col">{t('intake.noShow')}</th>
        </tr>
      </thead>
      <tbody>
        {data.map((day) => (
          <tr key={day.date}>
            <th scope="row">{format.day(day.date)}</th>
            <td>{day.booked}</td>
            <td>{day.arrived}</td>
            <td>{day.noShow}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
