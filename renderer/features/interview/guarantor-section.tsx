import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import type { GuarantorForm } from './interview-form.ts';

type GuarantorSectionProps = {
  guarantor: GuarantorForm;
  isOff: boolean;
  onChange: (guarantor: GuarantorForm) => void;
};

/** Who vouches for the journey: all three or none. */
export function GuarantorSection({ guarantor, isOff, onChange }: GuarantorSectionProps) {
  const t = useText();
  const field = (name: keyof GuarantorForm, maxLength: number) => (
    <TextInput
      label={t(`interview.guarantor.${name}`)}
      value={guarantor[name]}
      maxLength={maxLength}
      disabled={isOff}
      onChange={(event) => onChange({ ...guarantor, [name]: event.currentTarget.value })}
    />
  );
  return (
    <Section title={t('interview.guarantor.title')}>
      <FieldStack>
        {field('name', 120)}
        <FieldRow>
          {field('relation', 60)}
          {field('phone', 30)}
        </FieldRow>
      </FieldStack>
    </Section>
  );
}
