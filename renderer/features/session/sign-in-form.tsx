import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { TotpField } from '#renderer/ui/totp-field.tsx';
import styles from './door.module.css';

type SignInFormProps = { onBack?: (() => void) | undefined };

export function SignInForm({ onBack }: SignInFormProps) {
  const t = useText();
  const [signIn, { isBusy, error }] = useChannelMutation('session.signIn');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const [isCapsOn, setIsCapsOn] = useState(false);
  const first = useFirstFocus<HTMLInputElement>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await signIn({ username, password, totp: totp === '' ? null : totp });
    if (reply.ok) return;
    const isAskedForCode = reply.code === 'TOTP_NEEDED';
    setIsCodeAsked(isAskedForCode);
    setTotp('');
    if (!isAskedForCode) setPassword('');
  }

  function watchCaps(event: KeyboardEvent) {
    setIsCapsOn(event.getModifierState('CapsLock'));
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <h1 className={styles['title']}>{t('session.signIn.title')}</h1>
        {error ? <RefusalLine error={error} /> : null}
        <TextInput
          label={t('session.signIn.username')}
          value={username}
          autoComplete="username"
          spellCheck={false}
          ref={first}
          required
          onChange={({ currentTarget }) => setUsername(currentTarget.value)}
        />
        <PasswordInput
          label={t('session.signIn.password')}
          value={password}
          autoComplete="current-password"
          required
          onKeyUp={watchCaps}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        {isCodeAsked ? <TotpField value={totp} onChange={setTotp} /> : null}
        {isCapsOn ? <span className={styles['caps']}>{t('session.signIn.capsLock')}</span> : null}
        <Button type="submit" loading={isBusy} disabled={username.trim() === '' || password === ''}>
          {t('session.signIn.submit')}
        </Button>
        {onBack ? (
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            {t('session.signIn.backToList')}
          </Button>
        ) : null}
      </FieldStack>
    </form>
  );
}
