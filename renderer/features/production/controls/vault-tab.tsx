import { useState } from 'react';
import { IconLock, IconLockOpen2 } from '@tabler/icons-react';
import { v7 } from 'uuid';
import type { VaultSession } from '#common/domain/registers/vault.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { TabHead } from './tab-head.tsx';
import { useVault } from './use-vault.ts';
import { VaultDialog } from './vault-dialog.tsx';
import styles from '../production.module.css';

const COLUMNS = ['opened', 'by', 'reason', 'passed', 'closed'] as const;

/** The door of the safe: who has it open, and what went through it each time. */
export function VaultTab() {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const { sessions, open, nameOf, error, refetch } = useVault();
  const [isOpening, setIsOpening] = useState(false);
  const [ask, { isBusy, error: refused }] = useChannelMutation('production.askStock');
  const mayKeep = can('stock.keep') && sessions !== undefined;

  async function close() {
    if (isBusy) return;
    const reply = await ask({ id: v7(), command: { kind: 'CLOSE_VAULT', note: '' }, second: null });
    if (reply.ok) showToast({ message: t('controls.vault.closed') });
  }

  const door = open
    ? { label: t('controls.vault.close'), run: () => void close() }
    : { label: t('controls.vault.open'), run: () => setIsOpening(true) };
  return (
    <>
      <TabHead title={t('controls.vault.list')} acts={[{ ...door, combo: 'ctrl+o', isOff: !mayKeep }]} />
      {error && !sessions ? <ErrorState error={error} onRetry={refetch} /> : null}
      {refused ? <RefusalLine error={refused} /> : null}
      {!sessions && !error ? <LinesSkeleton lines={3} /> : null}
      {sessions ? (
        <output className={styles['door']}>
          {open ? <IconLockOpen2 size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
          <span>
            {open
              ? t('controls.vault.isOpen', {
                  moment: format.moment(open.item.openedAt),
                  names: [open.item.openedBy, open.item.second].map(nameOf).join(', '),
                })
              : `${t('controls.vault.isClosed')} ${t('controls.vault.isClosedText')}`}
          </span>
        </output>
      ) : null}
      {sessions?.length === 0 ? (
        <EmptyState
          title={t('controls.vault.none')}
          text={t('controls.vault.isClosedText')}
          Icon={IconLock}
        />
      ) : null}
      {sessions && sessions.length > 0 ? (
        <ScrollRegion className={styles['summary']} label={t('controls.vault.list')}>
          <PlainTable>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`controls.vault.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ subject, item }) => (
                <VaultRow key={subject} session={item} nameOf={nameOf} />
              ))}
            </tbody>
          </PlainTable>
        </ScrollRegion>
      ) : null}
      {isOpening ? <VaultDialog onClose={() => setIsOpening(false)} /> : null}
    </>
  );
}

type VaultRowProps = { session: VaultSession; nameOf: (id: string | null) => string };

function VaultRow({ session, nameOf }: VaultRowProps) {
  const t = useText();
  const format = useFormat();
  const { openedAt, openedBy, second, reason, note, passed, closed } = session;
  return (
    <tr>
      <th scope="row">{format.moment(openedAt)}</th>
      <td>{[openedBy, second].map(nameOf).join(', ')}</td>
      <td>{[t(`controls.vault.reasons.${reason}`), note].filter((part) => part !== '').join(': ')}</td>
      <td>
        {passed.length === 0 ? t('controls.vault.nothing') : null}
        <ul className={styles['passed']}>
          {passed.map(({ movement, way, first, count }) => (
            <li key={movement}>
              {t(way === 'IN' ? 'controls.vault.passedIn' : 'controls.vault.passedOut', {
                first,
                count: formatCount(count),
              })}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {closed ? (
          `${format.moment(closed.at)}, ${nameOf(closed.by)}`
        ) : (
          <Chip tone="amber" label={t('controls.vault.notClosed')} />
        )}
      </td>
    </tr>
  );
}
