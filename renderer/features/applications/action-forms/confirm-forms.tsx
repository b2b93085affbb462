import { useState } from 'react';
import { useWaitingMembers, WaitingMembers } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';

/** Actions that need nothing but a second press. */
function confirm(kind: Extract<PlannedAction, { payload: Record<string, never> }>['kind']): PlannedAction {
  return { kind, payload: {} };
}

export function ReleaseForm(form: ActionFormProps) {
  return <FormShell form={form} action={confirm('queue.release/1')} />;
}

export function UnparkForm(form: ActionFormProps) {
  return <FormShell form={form} action={confirm('queue.unpark/1')} />;
}

export function ResubmitForm(form: ActionFormProps) {
  const t = useText();
  return (
    <FormShell form={form} action={confirm('documents.resubmit/1')} text={t('actions.form.resubmitText')} />
  );
}

export function AcceptDossierForm(form: ActionFormProps) {
  return <FormShell form={form} action={{ kind: 'documents.acceptDossier/1', payload: {} }} />;
}

export function OpenExaminationForm(form: ActionFormProps) {
  const t = useText();
  const text = t('actions.form.openExaminationText');
  return <FormShell form={form} action={confirm('interview.openExamination/1')} text={text} />;
}

/** Beside a member of the family that is held it asks why this one does not wait. */
export function ApproveForm(form: ActionFormProps) {
  const t = useText();
  const waiting = useWaitingMembers(form.view);
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note);
  if (waiting.length === 0) {
    return <FormShell form={form} action={{ kind: 'approval.approve/1', payload: {} }} />;
  }
  const payload = { onHold: waiting.map(({ number }) => number), familyNote: note };
  return (
    <FormShell form={form} action={isReady ? { kind: 'approval.approve/1', payload } : null}>
      <WaitingMembers members={waiting} />
      <NoteField value={note} onChange={setNote} label={t('family.approval.note')} isFirst />
    </FormShell>
  );
}

export function ConfirmDecisionForm(form: ActionFormProps) {
  const t = useText();
  const { proposal } = form.view.file;
  const text = proposal
    ? t('actions.form.confirmText', {
        name: form.view.people[proposal.stamp.by] ?? '',
        decision: t(`labels.proposal.${proposal.decision}`),
      })
    : t('actions.form.nothingToConfirm');
  return <FormShell form={form} action={confirm('approval.confirmDecision/1')} text={text} />;
}
