import { Textarea, TextInput } from '@mantine/core';
import type { AppType } from '#common/domain/applications/vocabulary.ts';
import { Recommendation } from '#common/domain/interview/actions.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import type { ExaminationForm } from './examination-form.ts';

type OpinionSectionProps = {
  form: ExaminationForm;
  type: AppType;
  isOff: boolean;
  onChange: (change: Partial<ExaminationForm>) => void;
};

/** Berita Acara Pendapat: what follows from the record. It is written under a closed one. */
export function OpinionSection({ form, type, isOff, onChange }: OpinionSectionProps) {
  const t = useText();
  const isReckless = type === 'REPLACE_LOST' && form.finding === 'LOST_RECKLESS';
  if (!form.signOff) {
    return (
      <Section title={t('interview.bap.opinionTitle')}>
        <p>{t('interview.bap.opinionAfter')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('interview.bap.opinionTitle')}>
      <FieldStack>
        <TextInput
          label={t('interview.opinionNumber')}
          value={form.opinionNumber}
          disabled={isOff}
          maxLength={60}
          onChange={({ currentTarget }) => onChange({ opinionNumber: currentTarget.value })}
        />
        <Textarea
          label={t('interview.opinionText')}
          value={form.opinion}
          disabled={isOff}
          autosize
          minRows={3}
          maxLength={20_000}
          onChange={({ currentTarget }) => onChange({ opinion: currentTarget.value })}
        />
        <ChoiceField
          label={t('interview.bap.recommendation')}
          value={form.recommendation}
          isDisabled={isOff}
          choices={Recommendation.options
            .filter((value) => value !== 'SUSPEND' || isReckless)
            .map((value) => ({ value, label: t(`labels.recommendation.${value}`) }))}
          onChange={(recommendation) => onChange({ recommendation })}
        />
      </FieldStack>
    </Section>
  );
}
