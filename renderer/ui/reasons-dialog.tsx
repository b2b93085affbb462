import { useState } from 'react';
import { Textarea } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ReasonKind } from '#common/domain/applications/policy.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import type { ActOutcome } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from './confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

export type ReasonedEntry = { reasonCodes: string[]; note: string; documents: DocCode[] };

type ReasonsDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  text: string;
  confirmLabel: string;
  noteLabel: string;
  /** Null for a decision that carries a note alone. */
  kind: ReasonKind | null;
  /** Documents to choose from, with those that are ticked at first. */
  documents?: { label: string; codes: readonly DocCode[]; first: readonly DocCode[] };
  firstReasons?: readonly string[];
  isDangerous?: boolean;
  submit: (entry: ReasonedEntry) => Promise<ActOutcome>;
};

/** A decision with coded reasons and words: the form that returns, suspends and refuses share. */
export function ReasonsDialog(props: ReasonsDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} size="600px">
      <ReasonsForm {...props} />
    </Dialog>
  );
}

function ReasonsForm({
  onClose,
  text,
  confirmLabel,
  noteLabel,
  kind,
  documents,
  firstReasons = [],
  isDangerous,
  submit,
}: ReasonsDialogProps) {
  const t = useText();
  const label = useLabel();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const [reasonCodes, setReasonCodes] = useState<string[]>([...firstReasons]);
  const [chosen, setChosen] = useState<string[]>([...(documents?.first ?? [])]);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const reasons = (sop?.reasonCodes.reasons ?? []).filter((reason) => reason.kind === kind);

  async function run() {
    const outcome = await submit({ reasonCodes, note, documents: chosen as DocCode[] });
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  return (
    <FieldStack>
      <p>{text}</p>
      {kind ? (
        <ReasonPicker
          label={t('documents.returnReasons')}
          reasons={reasons.map((reason) => ({
            code: reason.code,
            label: label(reason.label),
            hint: reason.source,
          }))}
          chosen={reasonCodes}
          onChange={setReasonCodes}
        />
      ) : null}
      {documents ? (
        <ReasonPicker
          label={documents.label}
          reasons={documents.codes.map((code) => ({ code, label: t(`labels.document.${code}`) }))}
          chosen={chosen}
          onChange={setChosen}
        />
      ) : null}
      <Textarea
        label={noteLabel}
        description={t('common.noteHint', { min: sop?.settings.minNoteLength.value ?? 10 })}
        value={note}
        autosize
        minRows={3}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter label={confirmLabel} isDangerous={isDangerous} onCancel={onClose} onConfirm={run} />
    </FieldStack>
  );
}
