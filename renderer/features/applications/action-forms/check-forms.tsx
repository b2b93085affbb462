import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { deskNow } from '#renderer/lib/clock.ts';
import { WatchlistResult } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField } from './note-field.tsx';

type ReferenceFieldProps = { value: string; onChange: (reference: string) => void; isFirst?: boolean };

function ReferenceField({ value, onChange, isFirst = false }: ReferenceFieldProps) {
  const t = useText();
  return (
    <TextInput
      label={t('common.reference')}
      value={value}
      maxLength={60}
      spellCheck={false}
      data-autofocus={isFirst || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** The check itself is done in SIMKIM a moment before; the time of recording stands for it. */
function checkedNow() {
  return deskNow();
}

export function RecordWatchlistForm(form: ActionFormProps) {
  const t = useText();
  const [result, setResult] = useState<WatchlistResult | null>(null);
  const [reference, setReference] = useState('');
  const isReady = result !== null && (result === 'NOT_CHECKED' || reference.trim() !== '');
  return (
    <FormShell
      form={form}
      action={
        isReady && result
          ? { kind: 'documents.recordWatchlist/1', payload: { result, reference, checkedAt: checkedNow() } }
          : null
      }
    >
      <ChoiceField
        label={t('actions.form.watchlistResult')}
        value={result}
        onChange={setResult}
        choices={WatchlistResult.options.map((value) => ({ value, label: t(`labels.watchlist.${value}`) }))}
      />
      <ReferenceField value={reference} onChange={setReference} />
    </FormShell>
  );
}

export function VerificationPassedForm(form: ActionFormProps) {
  const [reference, setReference] = useState('');
  const isReady = reference.trim() !== '';
  return (
    <FormShell
      form={form}
      action={
        isReady
          ? { kind: 'approval.verificationPassed/1', payload: { reference, checkedAt: checkedNow() } }
          : null
      }
    >
      <ReferenceField value={reference} onChange={setReference} isFirst />
    </FormShell>
  );
}

export function RecordAdjudicationForm(form: ActionFormProps) {
  const t = useText();
  const [result, setResult] = useState<'CLEAR' | 'DUPLICATE' | null>(null);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const isReady = result !== null && reference.trim() !== '';
  return (
    <FormShell
      form={form}
      action={
        isReady && result
          ? {
              kind: 'approval.recordAdjudication/1',
              payload: { result, reference, note, checkedAt: checkedNow() },
            }
          : null
      }
    >
      <ChoiceField
        label={t('actions.form.adjudicationResult')}
        value={result}
        onChange={setResult}
        choices={[
          { value: 'CLEAR', label: t('actions.form.adjudicationClear') },
          { value: 'DUPLICATE', label: t('actions.form.adjudicationDuplicate') },
        ]}
      />
      <ReferenceField value={reference} onChange={setReference} />
      <NoteField value={note} onChange={setNote} isRequired={false} />
    </FormShell>
  );
}
