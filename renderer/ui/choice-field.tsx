import { useId } from 'react';
import { IconCheck } from '@tabler/icons-react';
import { KeyHint } from './key-hint.tsx';
import styles from './choice-field.module.css';

export type Choice<V extends string> = {
  value: V;
  label: string;
  hint?: string;
  isDisabled?: boolean;
  keys?: string;
};

type ChoiceFieldProps<V extends string> = {
  label: string;
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  error?: string | null;
  isDisabled?: boolean;
};

/** One of a few, all visible: quicker than a list that opens. */
export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>) {
  const { label, choices, value: chosen, onChange, error, isDisabled = false } = props;
  const name = useId();
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby={`${name}-label`}
      className={styles['fieldset']}
      disabled={isDisabled}
    >
      <legend id={`${name}-label`} className={styles['label']}>
        {label}
      </legend>
      <div className={styles['choices']}>
        {choices.map(({ value, label: text, hint, keys, isDisabled: isOff = false }) => (
          <label key={value} className={styles['choice']} title={hint}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              disabled={isOff}
              onChange={() => onChange(value)}
            />
            {value === chosen ? <IconCheck size={14} aria-hidden /> : null}
            {text}
            {keys ? <KeyHint combo={keys} /> : null}
          </label>
        ))}
      </div>
      {error ? <p className={styles['error']}>{error}</p> : null}
    </fieldset>
  );
}
