import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { parseTypedTime } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';

type TimeFieldProps = {
  label: string;
  /** `HH:MM`; null while what stands there is no time. */
  value: string | null;
  onChange: (time: string | null) => void;
  isRequired?: boolean;
  isDisabled?: boolean;
};

/** A time of 24 hours that is typed. The browser's own field follows the system's language and would say AM on an English Windows. */
export function TimeField({ label, value, onChange, isRequired, isDisabled }: TimeFieldProps) {
  const t = useText();
  const [text, setText] = useState(value ?? '');
  const [isTouched, setIsTouched] = useState(false);
  const [shownFor, setShownFor] = useState(value);

  if (value !== shownFor) {
    setShownFor(value);
    if (value !== null && parseTypedTime(text) !== value) setText(value);
  }

  const isUnreadable = text.trim() !== '' && parseTypedTime(text) === null;
  return (
    <TextInput
      label={label}
      description={t('common.timeHint')}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      required={isRequired}
      disabled={isDisabled}
      error={isTouched && isUnreadable ? t('common.timeInvalid') : null}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(parseTypedTime(currentTarget.value));
      }}
      onBlur={() => {
        setIsTouched(true);
        if (value !== null && !isUnreadable) setText(value);
      }}
    />
  );
}
