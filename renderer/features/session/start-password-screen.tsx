import { useState, type FormEvent } from 'react';
import { Button, PasswordInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { Door } from './door.tsx';
import { EMPTY_PAIR, isPairReady, NewPassword } from './new-password.tsx';
import styles from './door.module.css';

/** The first sign-in with a password that somebody else gave: nothing else opens before it is replaced. */
export function StartPasswordScreen() {
  const t = useText();
  const [changePassword, { isBusy, error }] = useChannelMutation('session.changePassword');
  const [signOut] = useChannelMutation('session.signOut');
  const [current, setCurrent] = useState('');
  const [pair, setPair] = useState(EMPTY_PAIR);
  const first = useFirstFocus<HTMLInputElement>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    await changePassword({ current, next: pair.next });
  }

  return (
    <Door>
      <form onSubmit={(event) => void submit(event)}>
        <FieldStack>
          <div>
            <h1 className={styles['title']}>{t('session.startPassword.title')}</h1>
            <p className={styles['desk']}>{t('session.startPassword.text')}</p>
          </div>
          {error ? <RefusalLine error={error} /> : null}
          <PasswordInput
            label={t('session.startPassword.current')}
            value={current}
            ref={first}
            autoComplete="current-password"
            required
            onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
          />
          <NewPassword
            value={pair}
            onChange={setPair}
            label={t('session.password.next')}
            againLabel={t('session.password.again')}
          />
          <Button type="submit" loading={isBusy} disabled={current === '' || !isPairReady(pair)}>
            {t('session.startPassword.submit')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => void signOut({})}>
            {t('session.startPassword.signOut')}
          </Button>
        </FieldStack>
      </form>
    </Door>
  );
}
