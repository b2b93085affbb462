import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ActingSection } from './acting-section.tsx';
import { TotpSection } from './totp-section.tsx';
import { AccountDialog } from './account-dialog.tsx';
import styles from './office.module.css';

const NO_INPUT = {};

/** The office's people, who acts for whom, and second factors. IT staff keep them and see no file. */
export function AccountsScreen() {
  const t = useText();
  const format = useFormat();
  const { data: accounts, error, isLoading, refetch } = useChannelQuery('session.accounts', NO_INPUT);
  const [editing, setEditing] = useState<Account | 'new' | null>(null);
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
            <th scope="col">{t('common.edit')}</th>
          </tr>
        </thead>
        <tbody>
          {(accounts ?? []).map((account) => (
            <tr key={account.id} data-closed={!account.active || undefined}>
              <th scope="row">{account.displayName}</th>
              <td>{account.username}</td>
              <td>
                {account.active
                  ? account.roles.map((role) => t(`labels.role.${role}`)).join(', ')
                  : t('office.accountClosed')}
              </td>
              <td>{account.lastSignInAt ? format.moment(account.lastSignInAt as Instant) : '–'}</td>
              <td>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('common.edit')}: ${account.displayName}`}
                  onClick={() => setEditing(account)}
                >
                  {t('common.edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {accounts ? <ActingSection accounts={accounts} /> : null}
      {accounts ? <TotpSection accounts={accounts} /> : null}
      {editing ? (
        <AccountDialog account={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </WorkLayout>
  );
}
