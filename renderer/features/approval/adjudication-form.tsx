import { Textarea, TextInput } from '@mantine/core';
import { z } from 'zod';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import styles from './approval.module.css';

export const AdjudicationDraft = z.object({
  result: z.enum(['CLEAR', 'DUPLICATE']).nullable(),
  reference: z.string(),
  note: z.string(),
});
export type AdjudicationDraft = z.infer<typeof AdjudicationDraft>;

type AdjudicationFormProps = {
  value: AdjudicationDraft;
  isOff: boolean;
  onChange: (change: Partial<AdjudicationDraft>) => void;
};

export function AdjudicationForm({ value, isOff, onChange }: AdjudicationFormProps) {
  const t = useText();
  useScan((reference) => {
    if (!isOff) onChange({ reference });
  });
  return (
    <FieldStack>
      <p className={styles['hint']}>{t('decision.adjudication.hint')}</p>
      <ChoiceField
        label={t('decision.adjudication.result')}
        value={value.result}
        isDisabled={isOff}
        onChange={(result) => onChange({ result })}
        choices={[
          { value: 'CLEAR', label: t('decision.adjudication.clear') },
          { value: 'DUPLICATE', label: t('decision.adjudication.duplicate') },
        ]}
      />
      <TextInput
        label={t('decision.adjudication.reference')}
        value={value.reference}
        maxLength={60}
        spellCheck={false}
        disabled={isOff}
        onChange={(event) => onChange({ reference: event.currentTarget.value })}
      />
      <Textarea
        label={t('decision.adjudication.note')}
        value={value.note}
        autosize
        minRows={2}
        disabled={isOff}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </FieldStack>
  );
}
