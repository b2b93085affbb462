import { Button } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './quota.module.css';

/** Says that a day's list is not all of the day, and fetches the rest. Nothing where all of it is here. */
export function MissingFiles({ day }: { day: PlainDate }) {
  const t = useText();
  const { can } = useSession();
  const { currentData, error } = useChannelQuery(
    'appointments.dayHeld',
    { day },
    { refetchOnMountOrArgChange: true },
  );
  const [bring, bringing] = useChannelMutation('appointments.bringDay');
  if (error) return <p className={styles['over']}>{t('quota.day.unasked')}</p>;
  if (!currentData || currentData.here >= currentData.atOffice) return null;
  return (
    <div className={styles['missing']} aria-live="polite">
      <p className={styles['over']}>{t('quota.day.held', currentData)}</p>
      {can('case.act') ? (
        <Button variant="default" loading={bringing.isBusy} onClick={() => void bring({ day })}>
          {t('quota.day.bring')}
        </Button>
      ) : null}
      {bringing.error ? <RefusalLine error={bringing.error} /> : null}
    </div>
  );
}
