import { MultiSelect } from '@mantine/core';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';

type DocumentPickerProps = {
  label: string;
  chosen: readonly DocCode[];
  onChange: (codes: DocCode[]) => void;
};

/** Any of the office's documents, found by typing. */
export function DocumentPicker({ label, chosen, onChange }: DocumentPickerProps) {
  const t = useText();
  return (
    <MultiSelect
      label={label}
      searchable
      clearable
      hidePickedOptions
      value={[...chosen]}
      data={DocCode.options.map((value) => ({ value, label: t(`labels.document.${value}`) }))}
      onChange={(values) => onChange(DocCode.array().parse(values))}
    />
  );
}
