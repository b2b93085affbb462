import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './office.module.css';

export function DeskSection() {
  const t = useText();
  const { status } = useSession();
  const [setDesk, { isBusy }] = useChannelMutation('office.setDesk');
  const [name, setName] = useState(status?.desk ?? '');

  async function save() {
    const reply = await setDesk({ desk: name });
    if (reply.ok) showToast({ message: t('office.deskSaved') });
  }

  return (
    <Section title={t('office.desk')}>
      <form
        className={styles['line']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('office.deskName')}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={isBusy}
          disabled={name.trim() === '' || name === status?.desk}
        >
          {t('office.deskSave')}
        </Button>
      </form>
    </Section>
  );
}
