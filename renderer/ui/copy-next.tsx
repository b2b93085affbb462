import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { KeyHint } from './key-hint.tsx';
import { showToast } from './toast.tsx';

/** One key copies the next field, so that nothing is typed twice into the other system. */
export function CopyNext({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const [index, setIndex] = useState(0);
  const [copyText] = useChannelMutation('office.copyText');
  const { applicant, number } = view.file;
  const fields: readonly (readonly [label: string, value: string])[] = [
    [t('documents.fields.nik'), applicant.nik],
    [t('documents.fields.fullName'), applicant.fullName],
    [t('documents.fields.birthPlace'), applicant.birthPlace],
    [t('documents.fields.birthDate'), format.date(applicant.birthDate)],
    [t('documents.fields.address'), applicant.address],
    [t('documents.fields.fatherName'), applicant.fatherName ?? ''],
    [t('documents.fields.motherName'), applicant.motherName ?? ''],
    [t('documents.fields.phone'), applicant.phone ?? ''],
    [t('common.reference'), number],
  ];
  const next = fields[index % fields.length];

  async function copy() {
    if (!next) return;
    await copyText({ text: next[1] });
    showToast({ message: t('capture.copied', { field: next[0] }), tone: 'blue' });
    setIndex(index + 1);
  }

  useScreenKeys([{ combo: 'ctrl+shift+c', label: t('capture.copyNext'), run: () => void copy() }]);
  return (
    <Button
      variant="default"
      leftSection={<IconCopy size={16} aria-hidden />}
      rightSection={<KeyHint combo="ctrl+shift+c" />}
      onClick={() => void copy()}
    >
      {`${t('capture.copyNext')}: ${next?.[0] ?? ''}`}
    </Button>
  );
}
