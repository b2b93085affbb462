import { useState } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

type NoteKind = Extract<
  PlannedAction,
  {
    kind:
      | 'applications.addNote/1'
      | 'applications.declareConflict/1'
      | 'applications.applicantWithdraws/1'
      | 'approval.declineProposal/1'
      | 'production.declineQcFail/1'
      | 'interview.resume/1'
      | 'interview.examinationClear/1'
      | 'documents.deemWithdrawn/1'
      | 'production.voidUncollected/1';
  }
>['kind'];

type NoteFormProps = {
  form: ActionFormProps;
  kind: NoteKind;
  text?: string;
  label?: string;
  isDangerous?: boolean;
};

/** Actions that need nothing but a sentence. */
function NoteForm({ form, kind, text, label, isDangerous }: NoteFormProps) {
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note);
  return (
    <FormShell
      form={form}
      action={isReady ? { kind, payload: { note } } : null}
      text={text}
      isDangerous={isDangerous ?? false}
    >
      <NoteField value={note} onChange={setNote} isFirst {...(label ? { label } : {})} />
    </FormShell>
  );
}

export function AddNoteForm(form: ActionFormProps) {
  const t = useText();
  return <NoteForm form={form} kind="applications.addNote/1" label={t('actions.form.noteWhy')} />;
}

export function DeclareConflictForm(form: ActionFormProps) {
  const t = useText();
  const text = t('actions.form.conflictText');
  return <NoteForm form={form} kind="applications.declareConflict/1" text={text} isDangerous />;
}

export function DeclineQcFailForm(form: ActionFormProps) {
  return <NoteForm form={form} kind="production.declineQcFail/1" />;
}

export function ApplicantWithdrawsForm(form: ActionFormProps) {
  const t = useText();
  const text = t('actions.form.withdrawText');
  return <NoteForm form={form} kind="applications.applicantWithdraws/1" text={text} isDangerous />;
}

export function DeclineProposalForm(form: ActionFormProps) {
  const t = useText();
  const proposer = form.view.file.proposal?.stamp.by;
  const text = t('actions.form.declineText', { name: proposer ? (form.view.people[proposer] ?? '') : '' });
  return <NoteForm form={form} kind="approval.declineProposal/1" text={text} />;
}

export function ResumeForm(form: ActionFormProps) {
  const t = useText();
  return <NoteForm form={form} kind="interview.resume/1" text={t('actions.form.resumeText')} />;
}

export function ExaminationClearForm(form: ActionFormProps) {
  const t = useText();
  return <NoteForm form={form} kind="interview.examinationClear/1" text={t('actions.form.resumeText')} />;
}

export function DeemWithdrawnForm(form: ActionFormProps) {
  const t = useText();
  const text = t('actions.form.withdrawText');
  return <NoteForm form={form} kind="documents.deemWithdrawn/1" text={text} isDangerous />;
}

export function VoidUncollectedForm(form: ActionFormProps) {
  const t = useText();
  const text = t('actions.form.voidText');
  return <NoteForm form={form} kind="production.voidUncollected/1" text={text} isDangerous />;
}
