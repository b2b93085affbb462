import { useState } from 'react';
import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { addMonths } from '#common/kernel/plain-date.ts';
import { LostFinding } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';
import { ReasonsField } from './reasons-field.tsx';

export function RecordExaminationForm(form: ActionFormProps) {
  const t = useText();
  const { bap, opinion } = form.view.file.examination ?? { bap: null, opinion: null };
  const [text, setText] = useState({
    bapNumber: bap?.number ?? '',
    text: bap?.text ?? '',
    opinionNumber: opinion?.number ?? '',
    opinion: opinion?.text ?? '',
  });
  const [applicantSigned, setApplicantSigned] = useState(bap?.applicantSigned ?? false);
  const [finding, setFinding] = useState<LostFinding | null>(bap?.finding ?? null);
  const isReady = text.bapNumber.trim() !== '' && text.text.trim() !== '';
  const payload = {
    bapNumber: text.bapNumber,
    text: text.text,
    applicantSigned,
    finding,
    opinionNumber: text.opinionNumber || null,
    opinion: text.opinion || null,
  };
  const change = (name: keyof typeof text) => (value: string) =>
    setText((before) => ({ ...before, [name]: value }));
  return (
    <FormShell form={form} action={isReady ? { kind: 'interview.recordExamination/1', payload } : null}>
      <TextInput
        label={t('actions.form.bapNumber')}
        value={text.bapNumber}
        maxLength={60}
        data-autofocus
        onChange={({ currentTarget }) => change('bapNumber')(currentTarget.value)}
      />
      <Textarea
        label={t('actions.form.bapText')}
        value={text.text}
        rows={6}
        maxLength={20_000}
        onChange={({ currentTarget }) => change('text')(currentTarget.value)}
      />
      <Checkbox
        label={t('actions.form.bapSigned')}
        checked={applicantSigned}
        onChange={({ currentTarget }) => setApplicantSigned(currentTarget.checked)}
      />
      {form.view.file.type === 'REPLACE_LOST' ? (
        <ChoiceField
          label={t('actions.form.finding')}
          value={finding}
          onChange={setFinding}
          choices={LostFinding.options.map((value) => ({ value, label: t(`labels.lostFinding.${value}`) }))}
        />
      ) : null}
      <TextInput
        label={t('actions.form.opinionNumber')}
        description={t('common.optional')}
        value={text.opinionNumber}
        maxLength={60}
        onChange={({ currentTarget }) => change('opinionNumber')(currentTarget.value)}
      />
      <Textarea
        label={t('actions.form.opinion')}
        description={t('common.optional')}
        value={text.opinion}
        rows={4}
        maxLength={20_000}
        onChange={({ currentTarget }) => change('opinion')(currentTarget.value)}
      />
    </FormShell>
  );
}

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
