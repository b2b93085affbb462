import { PasswordInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';

export type PasswordPair = { next: string; again: string };

export const EMPTY_PAIR: PasswordPair = { next: '', again: '' };

export function isPairReady({ next, again }: PasswordPair): boolean {
  return next !== '' && next === again;
}

type NewPasswordProps = {
  value: PasswordPair;
  onChange: (value: PasswordPair) => void;
  label: string;
  againLabel: string;
};

/** A new password, typed twice. */
export function NewPassword({ value, onChange, label, againLabel }: NewPasswordProps) {
  const t = useText();
  const isDifferent = value.again !== '' && !value.next.startsWith(value.again) && value.next !== value.again;
  return (
    <>
      <PasswordInput
        label={label}
        description={t('session.setUp.passwordHint')}
        value={value.next}
        autoComplete="new-password"
        required
        onChange={({ currentTarget }) => onChange({ ...value, next: currentTarget.value })}
      />
      <PasswordInput
        label={againLabel}
        value={value.again}
        autoComplete="new-password"
        required
        error={isDifferent ? t('session.setUp.passwordDiffers') : null}
        onChange={({ currentTarget }) => onChange({ ...value, again: currentTarget.value })}
      />
    </>
  );
}
