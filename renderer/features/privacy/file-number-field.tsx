import { TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import type { FileNumber } from './use-file-number.ts';

/** The first field of a form about one file. */
export function FileNumberField({ file }: { file: FileNumber }) {
  const t = useText();
  return (
    <TextInput
      label={t('privacy.number')}
      value={file.number}
      maxLength={40}
      error={file.isUnknown ? t('privacy.numberUnknown') : null}
      data-autofocus
      onChange={(event) => file.setNumber(event.currentTarget.value)}
    />
  );
}
