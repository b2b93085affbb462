import { IconAlertTriangle } from '@tabler/icons-react';
import type { FleetBackup } from '#common/contract/ipc/fleet.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { aroundCommand } from './command-in-text.ts';
import styles from './fleet.module.css';

/** What is wrong with the hub's backups, when the last good one was made, and what to do. Nothing while it is well. */
export function BackupLine({ backup: { trouble, doneAt, failed } }: { backup: FleetBackup }) {
  const t = useText();
  const { date, dateOf, time } = useFormat();
  if (trouble === null) return null;
  const moment = (at: Instant) => `${date(dateOf(at))} ${time(at)}`;
  const last = doneAt === null ? t('fleet.backupNever') : t('fleet.backupLast', { time: moment(doneAt) });
  const { before, command, after } = aroundCommand(t(`fleet.backupNext.${trouble}`));
  return (
    <li data-over>
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {t(`fleet.backup.${trouble}`, {
          time: failed === null ? '' : moment(failed.at),
          code: failed?.code ?? '',
        })}{' '}
        {last} {before}
        {command === '' ? null : <code className={styles['command']}>{command}</code>}
        {after}
      </span>
    </li>
  );
}
