import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';

/** What a field that is typed, not picked, needs to know of its caller. */
export type TypedFieldProps<V> = {
  label: string;
  value: V | null;
  onChange: (value: V | null) => void;
  description?: string;
  error?: string | null;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** The field that its dialog focuses first. */
  isFirst?: boolean;
};

type TypedTextProps<V> = TypedFieldProps<V> & {
  parse: (text: string) => V | null;
  show: (value: V) => string;
  invalid: string;
  maxLength: number;
  /** Beside what was typed, so that a slip shows. */
  echo?: ReactNode;
};

/** Text that stands for a value: half-typed text stays as it is, and a value that was read is written out when the field is left. */
export function TypedField<V>(props: TypedTextProps<V>) {
  const { label, value, onChange, description, error, isRequired, isDisabled, isFirst } = props;
  const { parse, show, invalid, maxLength, echo = null } = props;
  const [text, setText] = useState(value === null ? '' : show(value));
  const [isTouched, setIsTouched] = useState(false);
  const [shownFor, setShownFor] = useState(value);

  if (value !== shownFor) {
    setShownFor(value);
    // A value set from outside (draft, default) replaces what stands there, but never half-typed text of the same value.
    if (value !== null && parse(text) !== value) setText(show(value));
  }

  const isUnreadable = text.trim() !== '' && parse(text) === null;
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      maxLength={maxLength}
      required={isRequired}
      disabled={isDisabled}
      data-autofocus={isFirst || undefined}
      error={error ?? (isTouched && isUnreadable ? invalid : null)}
      rightSection={value !== null && !isUnreadable ? echo : null}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange(parse(currentTarget.value));
      }}
      onBlur={() => {
        setIsTouched(true);
        if (value !== null && !isUnreadable) setText(show(value));
      }}
    />
  );
}
