import { useState } from 'react';
import { isDecidedByHead, type AppType } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

/** Types that the procedure lets this file be changed to; the documents and the fee follow from the new one. */
export function ChangeTypeForm(form: ActionFormProps) {
  const t = useText();
  const { sop } = useSop();
  const [type, setType] = useState<AppType | null>(null);
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && type !== null;
  const open = sop?.settings.typeChanges.value.filter(({ from }) => from === form.view.file.type) ?? [];
  return (
    <FormShell
      form={form}
      action={isReady ? { kind: 'applications.changeType/1', payload: { type, note } } : null}
      text={t('actions.form.changeTypeText', { type: t(`labels.type.${form.view.file.type}`) })}
    >
      <ChoiceField
        label={t('actions.form.newType')}
        value={type}
        onChange={setType}
        choices={open.map(({ to }) => ({ value: to, label: t(`labels.type.${to}`) }))}
      />
      {type && isDecidedByHead(type) ? <p>{t('actions.form.changeTypeBap')}</p> : null}
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}
