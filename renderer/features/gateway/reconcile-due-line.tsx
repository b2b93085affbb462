import { IconReceipt } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './gateway.module.css';

const NO_INPUT = {};

/** On the start page of whoever reconciles: working days that are over and whose payments nobody has held against the files. */
export function ReconcileDueLine() {
  const { can } = useSession();
  return can('payments.reconcile') ? <Line /> : null;
}

function Line() {
  const t = useText();
  const format = useFormat();
  // Another desk of the office may have done it meanwhile.
  const { data } = useChannelQuery('gateway.daysNotReconciled', NO_INPUT, {
    refetchOnMountOrArgChange: true,
  });
  const [oldest, ...others] = data?.days ?? [];
  if (!oldest) return null;
  const day = format.day(oldest);
  return (
    <output className={styles['due']}>
      <IconReceipt size={16} aria-hidden />
      <span>
        {others.length === 0
          ? t('gateway.reconcile.due', { day })
          : t('gateway.reconcile.dueSome', { day, count: others.length + 1 })}
      </span>
      <Link to="/rekonsiliasi">{t('gateway.reconcile.open')}</Link>
    </output>
  );
}
