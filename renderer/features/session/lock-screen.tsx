import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { KeyLayer } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { Door } from './door.tsx';
import { samplePassword } from './sample-password.ts';
import styles from './door.module.css';

/** `onBack`: to what stood before the lock; without it there is no other way than the password. */
type LockScreenProps = { onBack?: () => void };

/**
 * The browser's own modal layer: it lies over everything, dialogs included, and makes all of it deaf; what is under it stays mounted
 * with every keystroke.
 */
export function LockScreen({ onBack }: LockScreenProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const t = useText();
  useEffect(() => {
    const focused = document.activeElement;
    dialog.current?.showModal();
    // The browser would choose the first control, which is the language.
    dialog.current?.querySelector('input')?.focus();
    return () => {
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles['lock']}
      aria-label={t('session.lock.title')}
      onCancel={(event) => event.preventDefault()}
    >
      <KeyLayer>
        <Door>
          <UnlockForm onBack={onBack} />
        </Door>
      </KeyLayer>
    </dialog>
  );
}

function UnlockForm({ onBack }: LockScreenProps) {
  const t = useText();
  const { status, user } = useSession();
  const [unlock, { isBusy, error }] = useChannelMutation('session.unlock');
  const [signOut] = useChannelMutation('session.signOut');
  const [password, setPassword] = useState(status?.profile === 'demo' ? samplePassword() : '');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await unlock({ password });
    if (!reply.ok) setPassword('');
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <div>
          <h1 className={styles['title']}>{t('session.lock.title')}</h1>
          <p className={styles['desk']}>{t('session.lock.hint')}</p>
        </div>
        {error ? <RefusalLine error={error} /> : null}
        <PasswordInput
          label={t('session.lock.password', { name: user?.displayName ?? '' })}
          value={password}
          autoComplete="current-password"
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} disabled={password === ''}>
          {t('session.lock.unlock')}
        </Button>
        {onBack ? (
          <Button variant="default" onClick={onBack}>
            {t('session.lock.survey')}
          </Button>
        ) : (
          <Button variant="subtle" size="compact-sm" onClick={() => void signOut({})}>
            {t('session.lock.other')}
          </Button>
        )}
      </FieldStack>
    </form>
  );
}
