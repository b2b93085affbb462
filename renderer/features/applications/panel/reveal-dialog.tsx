import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useDispatch } from 'react-redux';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { channelApi, type ApiDispatch } from '#renderer/lib/channel-api.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type RevealDialogProps = { applicationId: ApplicationId; isOpen: boolean; onClose: () => void };

export function RevealDialog({ applicationId, isOpen, onClose }: RevealDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('file.reveal.title')} isOpen={isOpen} onClose={onClose}>
      <RevealForm applicationId={applicationId} onClose={onClose} />
    </Dialog>
  );
}

const SHORTEST = 3;

/** Opens masked data for a reason that the audit trail keeps. */
function RevealForm({ applicationId, onClose }: Pick<RevealDialogProps, 'applicationId' | 'onClose'>) {
  const t = useText();
  const dispatch = useDispatch<ApiDispatch>();
  const [reveal, { isBusy, error }] = useChannelMutation('applications.reveal');
  const [reason, setReason] = useState('');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await reveal({ applicationId, reason });
    if (!reply.ok) return;
    await dispatch(channelApi.util.upsertQueryData('applications.open', { applicationId }, reply.value));
    showToast({ message: t('file.reveal.done'), tone: 'blue' });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('file.reveal.text')}</p>
        {error ? <RefusalLine error={error} /> : null}
        <TextInput
          label={t('file.reveal.reason')}
          value={reason}
          maxLength={200}
          data-autofocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={reason.trim().length < SHORTEST}>
          {t('file.reveal.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
