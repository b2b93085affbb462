import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import {
  REJECT_STAGES,
  type CorrectionStep,
  type ProposableDecision,
  type RejectStage,
} from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { Reason } from '#common/domain/sop/reason-codes.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { DocumentPicker } from './document-picker.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';
import { NoteField, useNoteReady } from './note-field.tsx';
import { ReasonsField } from './reasons-field.tsx';

/** Which reasons a proposal names; the two that clear a file name none. */
const REASON_KIND: Readonly<Record<ProposableDecision, Reason['kind'] | null>> = {
  SUSPEND: 'SUSPENSION',
  REFUSE_PREVENTION: 'REFUSAL',
  REJECT: 'REFUSAL',
  EXAMINATION_CLEAR: null,
  CLEAR_POSSIBLE_MATCH: null,
};

export function ProposeDecisionForm(form: ActionFormProps) {
  const t = useText();
  const { proposable } = form.view;
  const [decision, setDecision] = useState<ProposableDecision | null>(proposable[0] ?? null);
  const [reasonCodes, setReasonCodes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const kind = decision ? REASON_KIND[decision] : null;
  const isReady = useNoteReady(note) && (kind === null || reasonCodes.length > 0);
  return (
    <FormShell
      form={form}
      action={
        isReady && decision
          ? {
              kind: 'approval.proposeDecision/1',
              payload: { decision, reasonCodes: kind ? reasonCodes : [], note },
            }
          : null
      }
    >
      <ChoiceField
        label={t('actions.form.decision')}
        value={decision}
        onChange={(next) => {
          setDecision(next);
          setReasonCodes([]);
        }}
        choices={proposable.map((value) => ({ value, label: t(`labels.proposal.${value}`) }))}
      />
      {kind ? <ReasonsField kinds={[kind]} chosen={reasonCodes} onChange={setReasonCodes} /> : null}
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function SuspendForm(form: ActionFormProps) {
  const t = useText();
  const { proposal, interview } = form.view.file;
  const from = proposal?.reasons ?? interview?.reasons;
  const [reasonCodes, setReasonCodes] = useState<string[]>([...(from?.codes ?? [])]);
  const [note, setNote] = useState(from?.note ?? '');
  const [until, setUntil] = useState<PlainDate | null>(interview?.nextStepOn ?? null);
  const [requestedDocs, setRequestedDocs] = useState<DocCode[]>([...(interview?.requestedDocs ?? [])]);
  const isReady = useNoteReady(note) && reasonCodes.length > 0;
  return (
    <FormShell
      form={form}
      action={
        isReady ? { kind: 'approval.suspend/1', payload: { reasonCodes, note, until, requestedDocs } } : null
      }
    >
      <ReasonsField kinds={['SUSPENSION']} chosen={reasonCodes} onChange={setReasonCodes} />
      <DocumentPicker
        label={t('actions.form.requestedDocs')}
        chosen={requestedDocs}
        onChange={setRequestedDocs}
      />
      <DateField
        label={t('actions.form.until')}
        description={t('actions.form.untilHint')}
        value={until}
        onChange={setUntil}
      />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function RejectForm(form: ActionFormProps) {
  const t = useText();
  const { sop } = useSop();
  const { proposal, state } = form.view.file;
  const [rejectStage, setRejectStage] = useState<RejectStage>(
    state === 'ADJUDICATION' ? 'ADJUDICATOR' : 'INTERVIEW',
  );
  const [reasonCodes, setReasonCodes] = useState<string[]>([...(proposal?.reasons.codes ?? [])]);
  const [note, setNote] = useState(proposal?.reasons.note ?? '');
  const [letterNo, setLetterNo] = useState('');
  const isReady = useNoteReady(note) && reasonCodes.length > 0 && letterNo.trim() !== '';
  const fits = (code: string) =>
    sop?.reasonCodes.reasons.find((reason) => reason.code === code)?.rejectStages?.includes(rejectStage) ??
    true;
  return (
    <FormShell
      form={form}
      isDangerous
      action={
        isReady ? { kind: 'approval.reject/1', payload: { reasonCodes, note, rejectStage, letterNo } } : null
      }
    >
      <Select
        label={t('actions.form.rejectStage')}
        value={rejectStage}
        data={REJECT_STAGES.map((value) => ({ value, label: t(`labels.rejectStage.${value}`) }))}
        onChange={(value) => {
          const next = REJECT_STAGES.find((stage) => stage === value);
          if (next) setRejectStage(next);
        }}
      />
      <ReasonsField kinds={['REFUSAL']} chosen={reasonCodes} onChange={setReasonCodes} isOffered={fits} />
      <LetterField value={letterNo} onChange={setLetterNo} />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function RefusePreventionForm(form: ActionFormProps) {
  const t = useText();
  const { proposal } = form.view.file;
  const [reasonCodes, setReasonCodes] = useState<string[]>([...(proposal?.reasons.codes ?? [])]);
  const [note, setNote] = useState(proposal?.reasons.note ?? '');
  const [letterNo, setLetterNo] = useState('');
  const [detailRef, setDetailRef] = useState('');
  const isReady =
    useNoteReady(note) && reasonCodes.length > 0 && letterNo.trim() !== '' && detailRef.trim() !== '';
  return (
    <FormShell
      form={form}
      isDangerous
      action={
        isReady
          ? { kind: 'documents.refusePrevention/1', payload: { reasonCodes, note, letterNo, detailRef } }
          : null
      }
    >
      <ReasonsField kinds={['REFUSAL']} chosen={reasonCodes} onChange={setReasonCodes} />
      <LetterField value={letterNo} onChange={setLetterNo} />
      <TextInput
        label={t('actions.form.detailRef')}
        value={detailRef}
        maxLength={120}
        onChange={({ currentTarget }) => setDetailRef(currentTarget.value)}
      />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

const STEPS = [
  'DOCUMENTS',
  'PHOTO',
  'FINGERPRINTS',
  'SIGNATURE',
  'INTERVIEW',
] as const satisfies readonly CorrectionStep[];

export function ReturnForCorrectionForm(form: ActionFormProps) {
  const t = useText();
  const [step, setStep] = useState<CorrectionStep | null>(null);
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && step !== null;
  return (
    <FormShell
      form={form}
      action={isReady && step ? { kind: 'approval.returnForCorrection/1', payload: { step, note } } : null}
    >
      <ChoiceField
        label={t('actions.form.step')}
        value={step}
        onChange={setStep}
        choices={STEPS.map((value) => ({ value, label: t(`labels.correctionStep.${value}`) }))}
      />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

export function ReturnDossierForm(form: ActionFormProps) {
  const t = useText();
  const listed = form.view.missing.flatMap((item) => ('code' in item ? [item.code] : item.anyOf.slice(0, 1)));
  const [missing, setMissing] = useState<DocCode[]>(listed);
  const [reasonCodes, setReasonCodes] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const isReady = useNoteReady(note) && reasonCodes.length > 0 && missing.length > 0;
  return (
    <FormShell
      form={form}
      action={isReady ? { kind: 'documents.returnDossier/1', payload: { reasonCodes, missing, note } } : null}
    >
      <ReasonsField kinds={['RETURN']} chosen={reasonCodes} onChange={setReasonCodes} />
      <DocumentPicker label={t('actions.form.missingDocs')} chosen={missing} onChange={setMissing} />
      <NoteField value={note} onChange={setNote} />
    </FormShell>
  );
}

function LetterField({ value, onChange }: { value: string; onChange: (letterNo: string) => void }) {
  const t = useText();
  return (
    <TextInput
      label={t('actions.form.letterNo')}
      value={value}
      maxLength={60}
      spellCheck={false}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
