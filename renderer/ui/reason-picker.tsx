import { IconCheck } from '@tabler/icons-react';
import styles from './choice-field.module.css';

export type PickableReason = { code: string; label: string; hint?: string; isDisabled?: boolean };

type ReasonPickerProps = {
  label: string;
  reasons: readonly PickableReason[];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  error?: string | null;
  isDisabled?: boolean;
  /** Where the section's heading says the same: only screen readers are told again. */
  isLabelHidden?: boolean;
};

/** Some of a list, as chips that are on or off: reasons, requested documents, corrected steps. */
export function ReasonPicker({
  label,
  reasons,
  chosen,
  onChange,
  error,
  isDisabled = false,
  isLabelHidden = false,
}: ReasonPickerProps) {
  function toggle(code: string) {
    onChange(chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code]);
  }
  return (
    <fieldset className={styles['fieldset']} disabled={isDisabled}>
      <legend className={isLabelHidden ? styles['unseen'] : styles['label']}>{label}</legend>
      <div className={styles['choices']}>
        {reasons.map(({ code, label: text, hint, isDisabled: isOff = false }) => {
          const isChosen = chosen.includes(code);
          return (
            <label key={code} className={styles['choice']} title={hint}>
              <input type="checkbox" checked={isChosen} disabled={isOff} onChange={() => toggle(code)} />
              {isChosen ? <IconCheck size={14} aria-hidden /> : null}
              {text}
            </label>
          );
        })}
      </div>
      {error ? <p className={styles['error']}>{error}</p> : null}
    </fieldset>
  );
}
