import { Select, Textarea, TextInput } from '@mantine/core';
import { LostFinding, type AppType } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import type { ExaminationForm } from './examination-form.ts';

type RecordHeadProps = {
  form: ExaminationForm;
  type: AppType;
  isOff: boolean;
  onChange: (change: Partial<ExaminationForm>) => void;
};

/** Number, place and time of the record, who else examined, and what was found. */
export function RecordHead({ form, type, isOff, onChange }: RecordHeadProps) {
  const t = useText();
  return (
    <FieldStack>
      <FieldRow>
        <TextInput
          label={t('interview.bapNumber')}
          value={form.bapNumber}
          disabled={isOff}
          maxLength={60}
          onChange={({ currentTarget }) => onChange({ bapNumber: currentTarget.value })}
        />
        <TextInput
          label={t('interview.bap.place')}
          value={form.place}
          disabled={isOff}
          maxLength={120}
          onChange={({ currentTarget }) => onChange({ place: currentTarget.value })}
        />
      </FieldRow>
      <MomentField
        label={t('interview.bap.startedAt')}
        value={form.startedAt}
        isDisabled={isOff}
        onChange={(startedAt) => onChange({ startedAt })}
      />
      <Textarea
        label={t('interview.bap.otherExaminers')}
        value={form.otherExaminers}
        disabled={isOff}
        autosize
        minRows={1}
        onChange={({ currentTarget }) => onChange({ otherExaminers: currentTarget.value })}
      />
      {type === 'REPLACE_LOST' ? (
        <Select
          label={t('interview.finding')}
          data={LostFinding.options.map((value) => ({ value, label: t(`labels.lostFinding.${value}`) }))}
          value={form.finding}
          disabled={isOff}
          onChange={(value) => onChange({ finding: LostFinding.nullable().parse(value) })}
        />
      ) : null}
    </FieldStack>
  );
}
