import type { ReactNode } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FleetEnding, FleetNotice } from '#common/contract/ipc/fleet.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { BackupLine } from './backup-line.tsx';
import styles from './fleet.module.css';

type EndingLinesProps = FleetNotice & { children?: ReactNode };

export function hasLines({ endings, backup }: FleetNotice): boolean {
  return endings.length > 0 || (backup !== null && backup.trouble !== null);
}

/** A hub without a good backup, then what ends within 30 days, the most urgent first. Nothing while all is well. */
export function EndingLines({ endings, backup, children }: EndingLinesProps) {
  const t = useText();
  const { date, dateOf } = useFormat();
  if (!hasLines({ endings, backup })) return null;
  const when = ({ endsAt, daysLeft }: FleetEnding) =>
    daysLeft < 0
      ? t('fleet.endingOver', { date: date(dateOf(endsAt)) })
      : daysLeft === 0
        ? t('fleet.endingToday')
        : t('fleet.endingLeft', { date: date(dateOf(endsAt)), count: daysLeft });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach its end
    <ul className={styles['endings']} aria-label={t('fleet.endings')} tabIndex={0}>
      {backup === null ? null : <BackupLine backup={backup} />}
      {endings.map((ending) => (
        <li
          key={`${ending.kind} ${ending.name} ${ending.endsAt}`}
          data-over={ending.daysLeft < 0 || undefined}
        >
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {t(`fleet.ending.${ending.kind}`, { name: ending.name })}: {when(ending)}
            {ending.desks.length > 0
              ? ` (${t('fleet.endingDesks', { desks: ending.desks.join(', ') })})`
              : null}
          </span>
        </li>
      ))}
      {children ? <li>{children}</li> : null}
    </ul>
  );
}
