import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useCentreAway } from './use-centre.ts';
import styles from './gateway.module.css';

/** Offers a head to declare the outage that the hub measures. The words are a beginning; the decision is a person's. */
export function CentreNotice({ onReason }: { onReason: (reason: string) => void }) {
  const t = useText();
  const format = useFormat();
  const away = useCentreAway();
  if (!away) return null;
  return (
    <div className={styles['notice']}>
      <span>{t('gateway.awayHint', { since: format.moment(away.since) })}</span>
      <Button size="xs" variant="default" onClick={() => onReason(t('gateway.awayReason'))}>
        {t('gateway.awayDeclare')}
      </Button>
    </div>
  );
}
