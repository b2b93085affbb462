import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useSyncStatus } from './use-sync-status.ts';
import styles from './sync.module.css';

const CODE_LETTERS = 10;

/** On a PC that was shut out: the code that IT gave for it. It goes on as the same PC and sends what it had kept. */
export function NewKeyForm() {
  const t = useText();
  const status = useSyncStatus();
  const [renew, { isBusy, error }] = useChannelMutation('sync.newKey');
  const [code, setCode] = useState('');
  if (status?.mode !== 'HUB' || status.link !== 'REVOKED') return null;
  const isReady = code.replace(/[\s-]/g, '').length === CODE_LETTERS && !isBusy;

  async function run() {
    const reply = await renew({ code });
    if (reply.ok) showToast({ message: t('sync.newKey.done'), closeLabel: t('common.close') });
  }

  return (
    <form
      className={styles['newKey']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void run();
      }}
    >
      <TextInput
        label={t('sync.newKey.code')}
        description={t('sync.newKey.hint')}
        value={code}
        maxLength={20}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!isReady} loading={isBusy}>
        {t('sync.newKey.submit')}
      </Button>
      {error ? <RefusalLine error={error} /> : null}
    </form>
  );
}
