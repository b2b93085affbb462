import { useState } from 'react';
import { NumberInput, TextInput } from '@mantine/core';
import { addMonths } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';
import { ReasonsField } from './reasons-field.tsx';

const SHORTEST_SUSPENSION = 6;

export function TimedSuspensionForm(form: ActionFormProps) {
  const t = useText();
  const format = useFormat();
  const [months, setMonths] = useState(SHORTEST_SUSPENSION);
  const [reasonCodes, setReasonCodes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const until = addMonths(format.today, months);
  const isReady = useNoteReady(note) && reasonCodes.length > 0;
  return (
    <FormShell
      form={form}
      isDangerous
      action={
        isReady
          ? { kind: 'interview.timedSuspension/1', payload: { months, until, reasonCodes, note } }
          : null
      }
    >
      <NumberInput
        label={t('actions.form.months')}
        description={`${t('history.field.until')} ${format.date(until)}`}
        value={months}
        min={1}
        max={60}
        allowDecimal={false}
        onChange={(value) => setMonths(Math.max(1, Number(value) || 1))}
      />
      <ReasonsField kinds={['SUSPENSION']} chosen={reasonCodes} onChange={setReasonCodes} />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function HeadApprovesForm(form: ActionFormProps) {
  const t = useText();
  const [shape, setShape] = useState<'BOOK' | 'PAGE'>('BOOK');
  const [note, setNote] = useState('');
  const [directorGeneralRef, setDirectorGeneralRef] = useState('');
  const { sop } = useSop();
  const canEndorse = form.view.file.type === 'DATA_CHANGE';
  const asksDirectorGeneral = canEndorse && sop?.settings.directorGeneralApprovalForDataChange.value === true;
  const letter = asksDirectorGeneral ? { directorGeneralRef } : {};
  return (
    <FormShell
      form={form}
      text={t('actions.form.headApprovesText')}
      action={{
        kind: 'interview.headApproves/1',
        payload: { endorsement: shape === 'PAGE', note, ...letter },
      }}
    >
      {asksDirectorGeneral ? (
        <TextInput
          label={t('decision.examination.directorGeneral')}
          value={directorGeneralRef}
          maxLength={80}
          onChange={({ currentTarget }) => setDirectorGeneralRef(currentTarget.value)}
        />
      ) : null}
      {canEndorse ? (
        <ChoiceField
          label={t('actions.form.endorsement')}
          value={shape}
          onChange={setShape}
          choices={[
            { value: 'BOOK', label: t('actions.form.endorsementNew') },
            { value: 'PAGE', label: t('actions.form.endorsementPage') },
          ]}
        />
      ) : null}
      <NoteField value={note} onChange={setNote} isRequired={false} />
    </FormShell>
  );
}

export function HeadRefusesForm(form: ActionFormProps) {
  const t = useText();
  const [reasonCodes, setReasonCodes] = useState<string[]>([]);
  const [letterNo, setLetterNo] = useState('');
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && reasonCodes.length > 0 && letterNo.trim() !== '';
  return (
    <FormShell
      form={form}
      isDangerous
      action={isReady ? { kind: 'interview.headRefuses/1', payload: { reasonCodes, note, letterNo } } : null}
    >
      <ReasonsField kinds={['REFUSAL']} chosen={reasonCodes} onChange={setReasonCodes} />
      <TextInput
        label={t('actions.form.letterNo')}
        value={letterNo}
        maxLength={60}
        onChange={({ currentTarget }) => setLetterNo(currentTarget.value)}
      />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}
