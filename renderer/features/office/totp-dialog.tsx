import { useEffect, useState } from 'react';
import { Code, TextInput } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type TotpDialogProps = { account: Account; onClose: () => void };

/** The secret is typed into the person's telephone and proven by a code before anything is asked at sign-in. */
export function TotpDialog({ account, onClose }: TotpDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('office.totp.enrolTitle', { name: account.displayName })} isOpen onClose={onClose}>
      <TotpForm account={account} onClose={onClose} />
    </Dialog>
  );
}

function TotpForm({ account, onClose }: TotpDialogProps) {
  const t = useText();
  const [make, { error: makeError }] = useChannelMutation('session.makeTotp');
  const [confirm, { isBusy, error }] = useChannelMutation('session.confirmTotp');
  const [secret, setSecret] = useState('');
  const [code, setCode] = useState('');
  const isReady = secret !== '' && code.length === 6 && !isBusy;

  useEffect(() => {
    let isShown = true;
    void make({ id: account.id }).then((reply) => {
      if (isShown && reply.ok) setSecret(new URL(reply.value.uri).searchParams.get('secret') ?? '');
    });
    return () => {
      isShown = false;
    };
  }, [make, account.id]);

  async function run() {
    const reply = await confirm({ id: account.id, code });
    setCode('');
    if (!reply.ok) return;
    showToast({ message: t('office.totp.done', { name: account.displayName }) });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('office.totp.how')}</p>
      {makeError ? (
        <RefusalLine error={makeError} />
      ) : (
        <Code block>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
      )}
      <TextInput
        label={t('office.totp.code')}
        value={code}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        data-autofocus
        onChange={({ currentTarget }) => setCode(currentTarget.value.replaceAll(/\D/g, ''))}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('office.totp.confirm')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
