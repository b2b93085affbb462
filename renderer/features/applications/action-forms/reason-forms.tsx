import { useState } from 'react';
import type { Reasons } from '#common/domain/applications/stamp.ts';
import type { Reason } from '#common/domain/sop/reason-codes.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';
import { ReasonsField } from './reasons-field.tsx';

type ReasonFormProps = {
  form: ActionFormProps;
  kinds: readonly Reason['kind'][];
  toAction: (payload: { reasonCodes: string[]; note: string }) => PlannedAction;
  text?: string;
  first?: Reasons | undefined;
  isDangerous?: boolean;
};

/** Actions that need reasons of the SOP and a note. */
function ReasonForm({ form, kinds, toAction, text, first, isDangerous = false }: ReasonFormProps) {
  const [reasonCodes, setReasonCodes] = useState<string[]>([...(first?.codes ?? [])]);
  const [note, setNote] = useState(first?.note ?? '');
  const isReady = useNoteReady(note) && reasonCodes.length > 0;
  return (
    <FormShell
      form={form}
      action={isReady ? toAction({ reasonCodes, note }) : null}
      text={text}
      isDangerous={isDangerous}
    >
      <ReasonsField kinds={kinds} chosen={reasonCodes} onChange={setReasonCodes} />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function VerificationDoubtForm(form: ActionFormProps) {
  return (
    <ReasonForm
      form={form}
      kinds={['SUSPENSION']}
      toAction={(payload) => ({ kind: 'approval.verificationDoubt/1', payload })}
    />
  );
}

export function DuplicateFoundForm(form: ActionFormProps) {
  return (
    <ReasonForm
      form={form}
      kinds={['SUSPENSION']}
      toAction={(payload) => ({ kind: 'approval.duplicateFound/1', payload })}
    />
  );
}

export function AskQcFailForm(form: ActionFormProps) {
  return (
    <ReasonForm
      form={form}
      kinds={['QUALITY']}
      toAction={(payload) => ({ kind: 'production.askQcFail/1', payload })}
      isDangerous
    />
  );
}

/** The second person's half: under the reasons of the first. */
export function QcFailForm(form: ActionFormProps) {
  return (
    <ReasonForm
      form={form}
      kinds={['QUALITY']}
      first={form.view.file.failing?.reasons}
      toAction={(payload) => ({ kind: 'production.qcFail/2', payload })}
      isDangerous
    />
  );
}

export function CancelLateForm(form: ActionFormProps) {
  const t = useText();
  return (
    <ReasonForm
      form={form}
      kinds={['CANCELLATION', 'VOID']}
      toAction={(payload) => ({ kind: 'production.cancelLate/1', payload })}
      text={t('actions.form.cancelLateText')}
      isDangerous
    />
  );
}

export function ExaminationFalseForm(form: ActionFormProps) {
  const t = useText();
  return (
    <ReasonForm
      form={form}
      kinds={['CANCELLATION']}
      toAction={(payload) => ({ kind: 'interview.examinationFalse/1', payload })}
      text={t('actions.form.falseText')}
      isDangerous
    />
  );
}
