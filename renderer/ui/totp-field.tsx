import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';

type TotpFieldProps = { value: string; onChange: (code: string) => void };

/** The six digits that the officer's authenticator shows; they are what is asked for now, so the keys go here. */
export function TotpField({ value, onChange }: TotpFieldProps) {
  const t = useText();
  const first = useFirstFocus<HTMLInputElement>();
  return (
    <TextInput
      label={t('session.signIn.totp')}
      description={t('session.signIn.totpHint')}
      value={value}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      ref={first}
      required
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, ''))}
    />
  );
}
