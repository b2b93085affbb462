import { TextInput } from '@mantine/core';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import type { InterviewForm } from './interview-form.ts';
import styles from './interview.module.css';

type ObservationsSectionProps = {
  form: InterviewForm;
  isOff: boolean;
  onChange: (change: Partial<InterviewForm>) => void;
};

/** A neutral checklist with words of the officer beside each: never a score (UU 27/2022 Art. 34). */
export function ObservationsSection({ form, isOff, onChange }: ObservationsSectionProps) {
  const t = useText();
  const label = useLabel();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const known = sop?.interview.indicators ?? [];
  return (
    <Section title={t('interview.indicators')}>
      <p className={styles['hint']}>{t('interview.indicatorsHint')}</p>
      <FieldStack>
        <ReasonPicker
          label={t('interview.indicators')}
          isLabelHidden
          reasons={known.map((indicator) => ({ code: indicator.id, label: label(indicator.label) }))}
          chosen={form.indicators}
          onChange={(indicators) => onChange({ indicators })}
          isDisabled={isOff}
        />
        {known
          .filter(({ id }) => form.indicators.includes(id))
          .map((indicator) => (
            <TextInput
              key={indicator.id}
              label={t('interview.indicatorNote', { what: label(indicator.label) })}
              value={form.indicatorNotes[indicator.id] ?? ''}
              maxLength={500}
              disabled={isOff}
              onChange={(event) =>
                onChange({
                  indicatorNotes: { ...form.indicatorNotes, [indicator.id]: event.currentTarget.value },
                })
              }
            />
          ))}
      </FieldStack>
    </Section>
  );
}
