import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { parseTypedDate, toTypedDate } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

type DateFieldProps = {
  label: string;
  value: PlainDate | null;
  onChange: (date: PlainDate | null) => void;
  description?: string;
  error?: string | null;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** The field that its dialog focuses first. */
  isFirst?: boolean;
};

/** A date that is typed, not picked: day, month, year, with the weekday as an echo so that a slip shows. */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, description, error, isRequired, isDisabled, isFirst } = props;
  const t = useText();
  const format = useFormat();
  const [text, setText] = useState(toTypedDate(value));
  const [isTouched, setIsTouched] = useState(false);

  const [shownFor, setShownFor] = useState(value);

  if (value !== shownFor) {
    setShownFor(value);
    // A value set from outside (draft, default) replaces what stands there, but never half-typed text of the same date.
    if (value && parseTypedDate(text) !== value) setText(toTypedDate(value));
  }

  const isUnreadable = text.trim() !== '' && parseTypedDate(text) === null;
  return (
    <TextInput
      label={label}
      description={description ?? t('common.dateHint')}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      maxLength={10}
      required={isRequired}
      disabled={isDisabled}
      data-autofocus={isFirst || undefined}
      error={error ?? (isTouched && isUnreadable ? t('common.dateInvalid') : null)}
      rightSection={value && !isUnreadable ? <span>{format.date(value).slice(0, 3)}</span> : null}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(parseTypedDate(currentTarget.value));
      }}
      onBlur={() => {
        setIsTouched(true);
        if (value && !isUnreadable) setText(toTypedDate(value));
      }}
    />
  );
}
