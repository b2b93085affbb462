import { useState } from 'react';
import { Button, Code } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import styles from './office.module.css';

/** Shown on demand only; each showing is in the audit trail. */
export function RecoverySection() {
  const t = useText();
  const [read, { isBusy }] = useChannelMutation('session.recoveryText');
  const [text, setText] = useState<string | null>(null);
  return (
    <Section title={t('office.recovery')}>
      <p className={styles['text']}>{t('office.recoveryText')}</p>
      {text ? (
        <Code block>{text.replace(' ', '\n')}</Code>
      ) : (
        <Button
          variant="default"
          loading={isBusy}
          onClick={() => void read({}).then((reply) => reply.ok && setText(reply.value.text))}
        >
          {t('office.recoveryShow')}
        </Button>
      )}
    </Section>
  );
}
