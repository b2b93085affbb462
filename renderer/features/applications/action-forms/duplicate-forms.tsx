import { useState } from 'react';
import { Select, Textarea } from '@mantine/core';
import type { OtherFile } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { formatNik } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import styles from './duplicate-forms.module.css';

type DuplicateKind = 'approval.closeAsDuplicate/1' | 'approval.keepAsDistinct/1';

export function CloseAsDuplicateForm(form: ActionFormProps) {
  const t = useText();
  const text = t('file.duplicate.closeText');
  return <DuplicateForm form={form} kind="approval.closeAsDuplicate/1" text={text} isDangerous />;
}

export function KeepAsDistinctForm(form: ActionFormProps) {
  const t = useText();
  return <DuplicateForm form={form} kind="approval.keepAsDistinct/1" text={t('file.duplicate.keepText')} />;
}

type DuplicateFormProps = { form: ActionFormProps; kind: DuplicateKind; text: string; isDangerous?: boolean };

/** Both files beside each other: nobody decides about two from a look at one. */
function DuplicateForm({ form, kind, text, isDangerous = false }: DuplicateFormProps) {
  const t = useText();
  const { sop } = useSop();
  const { file, samePerson } = form.view;
  const [otherId, setOtherId] = useState<ApplicationId | null>(samePerson[0]?.id ?? null);
  const [note, setNote] = useState('');
  const other = samePerson.find(({ id }) => id === otherId) ?? null;
  const shortest = sop?.settings.minNoteLength.value ?? 1;
  const isReady = other !== null && note.trim().length >= shortest;
  return (
    <FormShell
      form={form}
      text={text}
      isDangerous={isDangerous}
      action={isReady ? { kind, payload: { other: other.id, note: note.trim() } } : null}
    >
      {samePerson.length > 1 ? (
        <Select
          label={t('file.duplicate.choose')}
          data={samePerson.map(({ id, number }) => ({ value: id, label: number }))}
          value={otherId}
          allowDeselect={false}
          onChange={(value) => setOtherId(samePerson.find(({ id }) => id === value)?.id ?? null)}
        />
      ) : null}
      {other ? <SideBySide file={file} other={other} /> : null}
      <Textarea
        label={t('file.duplicate.note')}
        description={t('common.noteHint', { min: shortest })}
        value={note}
        autosize
        minRows={3}
        maxLength={4000}
        data-autofocus
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormShell>
  );
}

function SideBySide({ file, other }: { file: Application; other: OtherFile }) {
  const t = useText();
  const format = useFormat();
  const mine: OtherFile = {
    ...file,
    appointmentOn: file.appointment?.date ?? null,
    hasPhoto: file.photo !== null,
  };
  const lines: readonly { term: string; of: (one: OtherFile) => string }[] = [
    { term: t('file.number'), of: ({ number }) => number },
    { term: t('queue.column.state'), of: ({ state }) => t(`labels.state.${state}`) },
    { term: t('queue.column.type'), of: ({ type }) => t(`labels.type.${type}`) },
    { term: t('documents.fields.fullName'), of: ({ applicant }) => applicant.fullName },
    { term: t('documents.fields.nik'), of: ({ applicant }) => formatNik(applicant.nik) },
    {
      term: t('documents.fields.birthDate'),
      of: ({ applicant }) => `${applicant.birthPlace}, ${format.day(applicant.birthDate)}`,
    },
    { term: t('documents.fields.address'), of: ({ applicant }) => applicant.address },
    { term: t('file.duplicate.created'), of: ({ createdAt }) => format.moment(createdAt) },
    {
      term: t('file.duplicate.appointment'),
      of: ({ appointmentOn }) => (appointmentOn ? format.date(appointmentOn) : '–'),
    },
    { term: t('file.duplicate.photo'), of: ({ hasPhoto }) => t(hasPhoto ? 'common.yes' : 'common.no') },
  ];
  return (
    <PlainTable className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('file.duplicate.compare')}</th>
          <th scope="col">{t('file.duplicate.this')}</th>
          <th scope="col">{t('file.duplicate.other')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ term, of }) => (
          <tr key={term} data-differs={of(mine) !== of(other) || undefined}>
            <th scope="row">{term}</th>
            <td>{of(mine)}</td>
            <td>{of(other)}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
