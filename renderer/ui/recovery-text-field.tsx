import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';

const SHORTEST = 10;

/** Whether it is long enough to be the text from the safe; whether it is that one, only the records tell. */
export function isRecoveryText(text: string): boolean {
  return text.trim().length >= SHORTEST;
}

type RecoveryTextFieldProps = {
  value: string;
  hint: string;
  hasFirstFocus?: boolean;
  onChange: (text: string) => void;
};

/** The text from the office's safe that opens the records of a PC. */
export function RecoveryTextField({ value, hint, hasFirstFocus = false, onChange }: RecoveryTextFieldProps) {
  const t = useText();
  return (
    <TextInput
      label={t('session.blocked.recovery')}
      description={hint}
      value={value}
      autoComplete="off"
      spellCheck={false}
      data-autofocus={hasFirstFocus || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
