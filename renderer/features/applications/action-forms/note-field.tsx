import { Textarea } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';

type NoteFieldProps = {
  value: string;
  onChange: (note: string) => void;
  label?: string;
  isFirst?: boolean;
  isRequired?: boolean;
};

/** Free text of a decision, with the office's shortest length. */
export function NoteField({ value, onChange, label, isFirst = false, isRequired = true }: NoteFieldProps) {
  const t = useText();
  const { minNoteLength } = useSop();
  return (
    <Textarea
      label={label ?? t('common.note')}
      description={isRequired ? t('common.noteHint', { min: minNoteLength }) : t('common.optional')}
      value={value}
      rows={3}
      maxLength={4000}
      data-autofocus={isFirst || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** Whether a note is long enough for a decision. */
export function useNoteReady(note: string): boolean {
  const { minNoteLength } = useSop();
  return note.trim().length >= minNoteLength;
}
