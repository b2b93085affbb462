import { useState } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { Letterhead } from '#common/domain/office/letterhead.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const FIELDS = ['address', 'phone', 'email', 'city', 'signatoryTitle'] as const;
type Field = (typeof FIELDS)[number];

export function LetterheadForm({ inForce, onChange }: PaperFormProps) {
  const t = useText();
  const [form, setForm] = useState(() => {
    const stored = Letterhead.safeParse(inForce);
    const texts = stored.success ? stored.data : null;
    return {
      nameLines: texts?.nameLines.join('\n') ?? '',
      address: texts?.address ?? '',
      phone: texts?.phone ?? '',
      email: texts?.email ?? '',
      city: texts?.city ?? '',
      signatoryTitle: texts?.signatoryTitle ?? '',
    };
  });

  function change(part: Partial<typeof form>) {
    const next = { ...form, ...part };
    setForm(next);
    const nameLines = next.nameLines.split('\n').filter((line) => line.trim() !== '');
    const body = Letterhead.safeParse({ ...next, nameLines });
    onChange(body.success ? { name: 'letterhead', body: body.data } : null);
  }
  const text = (field: Field, isRequired: boolean) => (
    <TextInput
      label={t(`papers.letterhead.${field}`)}
      value={form[field]}
      required={isRequired}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );

  return (
    <FieldStack>
      <Textarea
        label={t('papers.letterhead.nameLines')}
        description={t('papers.letterhead.nameLinesHint')}
        value={form.nameLines}
        required
        autosize
        minRows={2}
        maxRows={5}
        onChange={(event) => change({ nameLines: event.currentTarget.value })}
      />
      {text('address', true)}
      <FieldRow>
        {text('phone', false)}
        {text('email', false)}
      </FieldRow>
      <FieldRow>
        {text('city', true)}
        {text('signatoryTitle', true)}
      </FieldRow>
    </FieldStack>
  );
}
