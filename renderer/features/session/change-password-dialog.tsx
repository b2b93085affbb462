import { useState, type FormEvent } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { EMPTY_PAIR, isPairReady, NewPassword } from './new-password.tsx';

type Props = { isOpen: boolean; onClose: () => void };

export function ChangePasswordDialog({ isOpen, onClose }: Props) {
  const t = useText();
  return (
    <Dialog title={t('session.password.title')} isOpen={isOpen} onClose={onClose}>
      <ChangePasswordForm onClose={onClose} />
    </Dialog>
  );
}

function ChangePasswordForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useText();
  const [changePassword, { isBusy, error }] = useChannelMutation('session.changePassword');
  const [current, setCurrent] = useState('');
  const [pair, setPair] = useState(EMPTY_PAIR);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await changePassword({ current, next: pair.next });
    if (!reply.ok) return;
    showToast({ message: t('session.password.done') });
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        {error ? <RefusalLine error={error} /> : null}
        <PasswordInput
          label={t('session.password.current')}
          value={current}
          autoComplete="current-password"
          data-autofocus
          required
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
        />
        <NewPassword
          value={pair}
          onChange={setPair}
          label={t('session.password.next')}
          againLabel={t('session.password.again')}
        />
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={current === '' || !isPairReady(pair)}>
          {t('session.password.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
