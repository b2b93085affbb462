import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { TotpDialog } from './totp-dialog.tsx';
import styles from './office.module.css';

const NO_INPUT = {};

/** Second factors of the office's people, kept at its hub. A desk alone has none, and says so. */
export function TotpSection({ accounts }: { accounts: readonly Account[] }) {
  const t = useText();
  const { data: ids, error } = useChannelQuery('session.secondFactors', NO_INPUT);
  const [remove, { error: removeError }] = useChannelMutation('session.removeTotp');
  const [enrolling, setEnrolling] = useState<Account | null>(null);
  const people = accounts.filter(({ active }) => active);

  async function reset({ id, displayName }: Account) {
    const reply = await remove({ id });
    if (reply.ok) showToast({ message: t('office.totp.removed', { name: displayName }) });
  }

  return (
    <Section title={t('office.totp.title')}>
      <p className={styles['text']}>{t(ids === null ? 'office.totp.alone' : 'office.totp.text')}</p>
      {error ? <RefusalLine error={error} /> : null}
      {removeError ? <RefusalLine error={removeError} /> : null}
      {ids ? (
        <PlainTable aria-label={t('office.totp.title')}>
          <thead>
            <tr>
              <th scope="col">{t('office.accountName')}</th>
              <th scope="col">{t('office.totp.state')}</th>
              <th scope="col">{t('office.totp.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((account) => (
              <tr key={account.id}>
                <th scope="row">{account.displayName}</th>
                <td>
                  <Chip
                    label={t(ids.includes(account.id) ? 'office.totp.on' : 'office.totp.off')}
                    tone={ids.includes(account.id) ? 'green' : 'gray'}
                  />
                </td>
                <td>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${t(ids.includes(account.id) ? 'office.totp.reset' : 'office.totp.enrol')}: ${account.displayName}`}
                    onClick={() => (ids.includes(account.id) ? void reset(account) : setEnrolling(account))}
                  >
                    {t(ids.includes(account.id) ? 'office.totp.reset' : 'office.totp.enrol')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      ) : null}
      {enrolling ? <TotpDialog account={enrolling} onClose={() => setEnrolling(null)} /> : null}
    </Section>
  );
}
