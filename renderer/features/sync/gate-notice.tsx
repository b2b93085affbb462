import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSession } from '#renderer/lib/session.ts';
import styles from './sync.module.css';

const NO_INPUT = {};
const POLL_MS = 60_000;

/** Says that new intake is stopped here, or soon will be, and why. Nothing while all is well. */
export function GateNotice() {
  const t = useText();
  const { can } = useSession();
  const { data: gates } = useChannelQuery('sync.gates', can('case.read') ? NO_INPUT : skipToken, {
    pollingInterval: POLL_MS,
  });
  if (!gates || gates.length === 0) return null;
  return (
    <output className={styles['gates']} aria-label={t('sync.gates.title')}>
      {gates.map(({ id, level, value, limit }) => (
        <span key={id} className={styles['gate']} data-level={level}>
          <IconAlertTriangle size={16} aria-hidden />
          {t(`sync.gates.${level}`, { what: t(`sync.gates.${id}`, { value, limit }) })}
        </span>
      ))}
    </output>
  );
}
