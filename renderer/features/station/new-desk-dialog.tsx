import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import type { Instant } from '#common/kernel/instant.ts';
import styles from './station.module.css';

type NewDeskDialogProps = { isOpen: boolean; onClose: () => void };

/** A name, then the code that belongs to it: it is shown once and kept nowhere. */
export function NewDeskDialog({ isOpen, onClose }: NewDeskDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('station.newDesk')} isOpen={isOpen} onClose={onClose}>
      <NewDeskForm onClose={onClose} />
    </Dialog>
  );
}

function NewDeskForm({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [makeCode, { isBusy, error }] = useChannelMutation('station.newCode');
  const [name, setName] = useState('');
  const [made, setMade] = useState<{ code: string; expiresAt: Instant } | null>(null);
  const isReady = name.trim() !== '' && made === null;

  async function run() {
    const reply = await makeCode({ deskName: name });
    if (reply.ok) setMade(reply.value);
  }

  if (made) return <CodeShown name={name} made={made} onClose={onClose} />;
  return (
    <FieldStack>
      <TextInput
        label={t('station.newName')}
        value={name}
        maxLength={40}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('station.makeCode')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}

type CodeShownProps = { name: string; made: { code: string; expiresAt: Instant }; onClose: () => void };

function CodeShown({ name, made, onClose }: CodeShownProps) {
  const t = useText();
  const format = useFormat();
  return (
    <FieldStack>
      <p>{t('station.code', { name })}</p>
      <output className={styles['code']}>{made.code.replace(/^(.{5})(.{5})$/, '$1-$2')}</output>
      <p>{t('station.codeText', { time: format.moment(made.expiresAt) })}</p>
      <FormFooter>
        <Button onClick={onClose}>{t('common.done')}</Button>
      </FormFooter>
    </FieldStack>
  );
}
