import { IconListCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import styles from './production.module.css';

const NO_INPUT = {};
const POLL_MS = 60_000;

/** Counts that this working day still owes, for those who do them. */
export function CountsDue({ only }: { only?: 'hands' | 'shelf' }) {
  const t = useText();
  const { data } = useChannelQuery('production.countsDue', NO_INPUT, { pollingInterval: POLL_MS });
  const lines = [
    { name: 'hands' as const, count: data?.hands ?? 0, to: '/blangko' },
    { name: 'shelf' as const, count: data?.shelf ?? 0, to: '/siap-diambil' },
  ].filter(({ name, count }) => count > 0 && (!only || only === name));
  if (lines.length === 0) return null;
  return (
    <ul className={styles['countsDue']} aria-label={t('stock.due.title')}>
      {lines.map(({ name, count, to }) => (
        <li key={name}>
          <IconListCheck size={16} aria-hidden />
          <span>{t(`stock.due.${name}`, { count })}</span>
          {only ? null : <Link to={to}>{t('stock.due.open')}</Link>}
        </li>
      ))}
    </ul>
  );
}
