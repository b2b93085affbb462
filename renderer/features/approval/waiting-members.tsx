import { IconAlertTriangle } from '@tabler/icons-react';
import type { FamilyMember, FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import styles from './approval.module.css';

/** Members of the family, other than this file, for whom it should wait. */
export function useWaitingMembers({ file }: FileView): readonly FamilyMember[] {
  const { data } = useChannelQuery(
    'applications.family',
    file.family ? { applicationId: file.id } : skipToken,
  );
  return (data?.members ?? []).filter(({ id, holds }) => id !== file.id && holds.length > 0);
}

/** Who waits, and for what. */
export function WaitingMembers({ members }: { members: readonly FamilyMember[] }) {
  const t = useText();
  return (
    <>
      <p>{t('family.approval.text')}</p>
      <ul className={styles['attention']}>
        {members.map(({ id, number, name, holds }) => (
          <li key={id} data-tone="amber">
            <IconAlertTriangle size={16} aria-hidden />
            <span>
              <strong>{name}</strong>
              <span className={styles['detail']}>
                {[number, ...holds.map((hold) => t(`family.hold.${hold}`))].join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
