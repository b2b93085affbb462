import { Checkbox, TextInput } from '@mantine/core';
import { PortraitAllowance, type PortraitSubject } from '#common/domain/biometrics/portrait.ts';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './photo.module.css';

export type Eased = { allowances: readonly PortraitAllowance[]; note: string };

type AllowancesProps = {
  subject: PortraitSubject;
  eased: Eased;
  isDisabled: boolean;
  onChange: (eased: Eased) => void;
};

/** Which rules are eased for this person; a medical reason is said in words. Fixed once a photo was taken by them. */
export function Allowances({ subject, eased, isDisabled, onChange }: AllowancesProps) {
  const t = useText();
  return (
    <fieldset className={styles['allowances']}>
      <legend className={styles['heading']}>{t('portrait.allowances')}</legend>
      {subject === 'ADULT' ? null : <p className={styles['soft']}>{t(`portrait.subjectHint.${subject}`)}</p>}
      {PortraitAllowance.options.map((allowance) => (
        <Checkbox
          key={allowance}
          label={t(`portrait.allowance.${allowance}`)}
          checked={eased.allowances.includes(allowance)}
          disabled={isDisabled}
          onChange={(event) => {
            const others = eased.allowances.filter((one) => one !== allowance);
            onChange({
              ...eased,
              allowances: event.currentTarget.checked ? [...others, allowance] : others,
            });
          }}
        />
      ))}
      {eased.allowances.includes('MEDICAL') ? (
        <TextInput
          label={t('portrait.allowanceNote')}
          value={eased.note}
          maxLength={300}
          onChange={(event) => onChange({ ...eased, note: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}
