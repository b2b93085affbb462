import { useState } from 'react';
import type { Account } from '#common/contract/ipc/session.ts';
import { must } from '#common/kernel/must.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ActingSection } from './acting-section.tsx';
import { TotpSection } from './totp-section.tsx';
import { AccountRow } from './account-row.tsx';
import { AccountDialog } from './account-dialog.tsx';
import styles from './office.module.css';

const NO_INPUT = {};

/** The office's people, who acts for whom, and second factors. IT staff keep them and see no file. */
export function AccountsScreen() {
  const t = useText();
  const { data: accounts, error, isLoading, refetch } = useChannelQuery('session.accounts', NO_INPUT);
  const { data: uses } = useChannelQuery('session.accountUses', NO_INPUT);
  const [unlock] = useChannelMutation('session.unlockAccount');
  const [unlocking, setUnlocking] = useState<Account | null>(null);
  const [editing, setEditing] = useState<Account | 'new' | null>(null);

  async function giveBack(reason: string) {
    const { id, displayName: name } = must(unlocking, 'the dialog is open for an account');
    const reply = await unlock({ id, reason });
    if (reply.ok) showToast({ message: t('office.account.unlocked', { name }) });
    return reply;
  }

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <WorkLayout
      footer={
        <DecisionBar
          primary={{ label: t('office.accountNew'), combo: 'ctrl+Enter', run: () => setEditing('new') }}
        />
      }
    >
      <h1 className={styles['title']}>{t('office.accounts')}</h1>
      {isLoading ? <LinesSkeleton lines={6} /> : null}
      {accounts?.length === 0 ? (
        <EmptyState title={t('office.accountNone')} text={t('office.accountNew')} />
      ) : null}
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">{t('office.accountName')}</th>
            <th scope="col">{t('office.accountUsername')}</th>
            <th scope="col">{t('office.accountRoles')}</th>
            <th scope="col">{t('office.accountLastSignIn')}</th>
            <th scope="col">{t('office.accountVettedColumn')}</th>
            <th scope="col">{t('common.edit')}</th>
          </tr>
        </thead>
        <tbody>
          {(accounts ?? []).map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              use={uses?.accounts.find(({ id }) => id === account.id)}
              onEdit={() => setEditing(account)}
              onUnlock={() => setUnlocking(account)}
            />
          ))}
        </tbody>
      </PlainTable>
      {accounts ? <ActingSection accounts={accounts} /> : null}
      {accounts ? <TotpSection accounts={accounts} /> : null}
      {editing ? (
        <AccountDialog account={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
      <NoteDialog
        isOpen={unlocking !== null}
        onClose={() => setUnlocking(null)}
        title={t('office.account.unlockTitle', { name: unlocking?.displayName ?? '' })}
        text={t('office.account.unlockText')}
        noteLabel={t('office.account.unlockReason')}
        confirmLabel={t('office.account.unlock')}
        maxLength={300}
        submit={giveBack}
      />
    </WorkLayout>
  );
}
