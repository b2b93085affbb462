import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { FormShell, type ActionFormProps } from './form-shell.tsx';

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
