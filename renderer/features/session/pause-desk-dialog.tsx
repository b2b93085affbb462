import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type Props = { isOpen: boolean; onClose: () => void };

export function PauseDeskDialog({ isOpen, onClose }: Props) {
  const t = useText();
  return (
    <Dialog title={t('session.pause.title')} isOpen={isOpen} onClose={onClose}>
      <PauseDeskForm onClose={onClose} />
    </Dialog>
  );
}

function PauseDeskForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useText();
  const [pauseDesk, { isBusy, error }] = useChannelMutation('office.pauseDesk');
  const [reason, setReason] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await pauseDesk({ isPaused: true, reason });
    if (!reply.ok) return;
    showToast({ message: t('session.pause.done'), tone: 'blue' });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('session.pause.text')}</p>
        {error ? <RefusalLine error={error} /> : null}
        <TextInput
          label={t('session.pause.reason')}
          description={t('common.optional')}
          value={reason}
          maxLength={120}
          data-autofocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy}>
          {t('session.pause.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
