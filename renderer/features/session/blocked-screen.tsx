import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { Door } from './door.tsx';
import styles from './door.module.css';

/** The records cannot be opened; nothing was touched. A lost key can be given back here. */
export function BlockedScreen() {
  const t = useText();
  const { status } = useSession();
  const [recover, { isBusy, error }] = useChannelMutation('session.recover');
  const [text, setText] = useState('');
  const problem = error ?? status?.problem;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await recover({ text: text.trim() });
  }

  return (
    <Door>
      <FieldStack>
        <h1 className={styles['title']}>{t('session.blocked.title')}</h1>
        {problem ? <RefusalLine error={problem} /> : null}
        {status?.problem?.code === 'DATABASE_KEY_LOST' ? (
          <form onSubmit={(event) => void submit(event)}>
            <FieldStack>
              <TextInput
                label={t('session.blocked.recovery')}
                description={t('session.blocked.recoveryHint')}
                value={text}
                autoComplete="off"
                spellCheck={false}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
              />
              <Button type="submit" loading={isBusy} disabled={text.trim().length < 10}>
                {t('session.blocked.submit')}
              </Button>
            </FieldStack>
          </form>
        ) : null}
      </FieldStack>
    </Door>
  );
}
