import { useState } from 'react';
import { Button, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import {
  REJECT_STAGES,
  type CorrectionStep,
  type RejectStage,
} from '#common/domain/applications/application.ts';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import { addMonths, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActOutcome } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

export type DecisionEntry = {
  reasonCodes: string[];
  note: string;
  letterNo: string;
  detailRef: string;
  rejectStage: RejectStage;
  step: CorrectionStep | null;
  until: PlainDate | null;
  months: number;
};

/** Which fields a decision asks for beyond its note. */
export type DecisionFields = {
  reasons?: ReasonKind;
  letter?: boolean;
  detail?: boolean;
  rejectStage?: boolean;
  step?: boolean;
  until?: boolean;
  months?: { min: number; max: number };
  noNote?: boolean;
};

export type DecisionDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  confirmLabel: string;
  noteLabel?: string;
  fields: DecisionFields;
  first?: Partial<DecisionEntry>;
  isDangerous?: boolean;
  submit: (entry: DecisionEntry) => Promise<ActOutcome>;
};

const EMPTY: DecisionEntry = {
  reasonCodes: [],
  note: '',
  letterNo: '',
  detailRef: '',
  rejectStage: 'ADJUDICATOR',
  step: null,
  until: null,
  months: 0,
};
const STEPS = [
  'DOCUMENTS',
  'PHOTO',
  'FINGERPRINTS',
  'SIGNATURE',
  'INTERVIEW',
] as const satisfies readonly CorrectionStep[];

/** A decision with the fields that its letter and its record need: letter number, stage, deadline, step. */
export function DecisionDialog(props: DecisionDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} size="600px">
      <DecisionForm {...props} />
    </Dialog>
  );
}

function DecisionForm(props: DecisionDialogProps) {
  const { onClose, text, confirmLabel, noteLabel, fields, first, isDangerous, submit } = props;
  const t = useText();
  const { minNoteLength } = useSop();
  const [entry, setEntry] = useState<DecisionEntry>({ ...EMPTY, months: fields.months?.min ?? 0, ...first });
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const [isSending, setIsSending] = useState(false);
  const set = (change: Partial<DecisionEntry>) => setEntry((before) => ({ ...before, ...change }));
  const isReady = isComplete(fields, entry);

  async function run() {
    if (!isReady || isSending) return;
    setIsSending(true);
    const outcome = await submit(entry);
    setIsSending(false);
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: confirmLabel, run: () => void run(), isDisabled: !isReady || isSending },
  ]);

  return (
    <FieldStack>
      <p>{text}</p>
      {fields.step ? (
        <ChoiceField
          label={t('decision.return.step')}
          value={entry.step}
          onChange={(step) => set({ step })}
          choices={STEPS.map((value) => ({ value, label: t(`labels.correctionStep.${value}`) }))}
        />
      ) : null}
      {fields.rejectStage ? (
        <Select
          label={t('decision.form.rejectStage')}
          value={entry.rejectStage}
          allowDeselect={false}
          data={REJECT_STAGES.map((value) => ({ value, label: t(`labels.rejectStage.${value}`) }))}
          onChange={(value) =>
            set({ rejectStage: REJECT_STAGES.find((stage) => stage === value) ?? entry.rejectStage })
          }
        />
      ) : null}
      {fields.reasons ? <Reasons kind={fields.reasons} fields={fields} entry={entry} onChange={set} /> : null}
      {fields.letter ? (
        <TextInput
          label={t('decision.form.letterNo')}
          value={entry.letterNo}
          maxLength={60}
          spellCheck={false}
          data-autofocus
          onChange={(event) => set({ letterNo: event.currentTarget.value })}
        />
      ) : null}
      {fields.detail ? (
        <TextInput
          label={t('decision.form.detailRef')}
          value={entry.detailRef}
          maxLength={120}
          spellCheck={false}
          onChange={(event) => set({ detailRef: event.currentTarget.value })}
        />
      ) : null}
      {fields.months ? <Months range={fields.months} entry={entry} onChange={set} /> : null}
      {fields.until ? (
        <DateField
          label={t('decision.form.until')}
          description={t('decision.form.untilHint')}
          value={entry.until}
          onChange={(until) => set({ until })}
        />
      ) : null}
      {fields.noNote ? null : (
        <Textarea
          label={noteLabel ?? t('decision.form.note')}
          description={t('common.noteHint', { min: minNoteLength })}
          value={entry.note}
          data-autofocus={fields.letter ? undefined : true}
          autosize
          minRows={3}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      )}
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color={isDangerous ? 'red' : undefined}
          disabled={!isReady}
          loading={isSending}
          onClick={() => void run()}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {confirmLabel}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}

type PartProps = { entry: DecisionEntry; onChange: (change: Partial<DecisionEntry>) => void };

/** Reasons of the kind; where a refusal names its stage, only those that can arise there, and always what is chosen already. */
function Reasons({
  kind,
  fields,
  entry,
  onChange,
}: PartProps & { kind: ReasonKind; fields: DecisionFields }) {
  const t = useText();
  const { sop, reason } = useSop();
  const offered = (sop?.reasonCodes.reasons ?? []).filter(
    (known) =>
      known.kind === kind &&
      (!fields.rejectStage ||
        entry.reasonCodes.includes(known.code) ||
        (known.rejectStages?.includes(entry.rejectStage) ?? true)),
  );
  return (
    <ReasonPicker
      label={t('decision.form.reasons')}
      reasons={offered.map(({ code, source }) => ({ code, label: reason(code), hint: source }))}
      chosen={entry.reasonCodes}
      onChange={(reasonCodes) => onChange({ reasonCodes })}
    />
  );
}

function Months({ range, entry, onChange }: PartProps & { range: { min: number; max: number } }) {
  const t = useText();
  const format = useFormat();
  const until = Number.isInteger(entry.months) ? addMonths(format.today, entry.months) : null;
  return (
    <NumberInput
      label={t('decision.form.months')}
      description={`${t('decision.form.monthsHint', range)}${until ? ` – ${t('decision.form.untilComputed', { date: format.date(until) })}` : ''}`}
      value={entry.months}
      min={range.min}
      max={range.max}
      allowDecimal={false}
      onChange={(months) => onChange({ months: Number(months) })}
    />
  );
}

function isComplete(fields: DecisionFields, entry: DecisionEntry): boolean {
  return (
    (!fields.step || entry.step !== null) &&
    (!fields.reasons || entry.reasonCodes.length > 0) &&
    (!fields.letter || entry.letterNo.trim() !== '') &&
    (!fields.detail || entry.detailRef.trim() !== '')
  );
}
