import { useId } from 'react';
import { IconCheck } from '@tabler/icons-react';
import styles from './choice-field.module.css';

export type PickableReason = { code: string; label: string; hint?: string };

type ReasonPickerProps = {
  label: string;
  reasons: readonly PickableReason[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  error?: string | null;
  isDisabled?: boolean;
};

/** Some of a list, as chips that are on or off: reasons, requested documents, corrected steps. */
export function ReasonPicker({ label, reasons, chosen, onChange, error, isDisabled }: ReasonPickerProps) {
  const id = useId();
  function toggle(code: string) {
    onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  }
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <div className={styles['choices']}>
        {reasons.map(({ code, label: text, hint }) => {
          const isChosen = chosen.includes(code);
          return (
            <button
              key={code}
              type="button"
              role="checkbox"
              aria-checked={isChosen}
              disabled={isDisabled}
              title={hint}
              className={styles['choice']}
              onClick={() => toggle(code)}
            >
              {isChosen ? <IconCheck size={14} aria-hidden /> : null}
              {text}
            </button>
          );
        })}
      </div>
      {error ? <p className={styles['error']}>{error}</p> : null}
    </div>
  );
}
