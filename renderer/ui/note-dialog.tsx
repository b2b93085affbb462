import { useState } from 'react';
import { Textarea } from '@mantine/core';
import type { Reply, ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ConfirmFooter } from './confirm-footer.tsx';
import { Dialog } from './dialog.tsx';
import { FieldStack } from './form-footer.tsx';
import { RefusalLine } from './refusal-line.tsx';

const SHORTEST = 5;

type NoteDialogProps = {
  title: string;
  text?: string;
  noteLabel: string;
  confirmLabel: string;
  isOpen: boolean;
  isDangerous?: boolean;
  maxLength: number;
  /** Letters that say enough. */
  minLength?: number;
  onClose: () => void;
  /** What is done with the words; the dialog closes when it worked and shows the refusal otherwise. */
  submit: (note: string) => Promise<Reply<unknown>>;
};

/** One decision that asks for words and nothing else. */
export function NoteDialog(props: NoteDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <NoteForm {...props} />
    </Dialog>
  );
}

function NoteForm({
  text,
  noteLabel,
  confirmLabel,
  isDangerous,
  maxLength,
  minLength = SHORTEST,
  onClose,
  submit,
}: NoteDialogProps) {
  const t = useText();
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isReady = note.trim().length >= minLength && !isBusy;

  async function run() {
    setIsBusy(true);
    const reply = await submit(note.trim());
    setIsBusy(false);
    if (reply.ok) onClose();
    else setRefused(reply);
  }

  return (
    <FieldStack>
      {text ? <p>{text}</p> : null}
      <Textarea
        label={noteLabel}
        description={t('common.noteHint', { min: minLength })}
        value={note}
        autosize
        minRows={3}
        maxLength={maxLength}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={confirmLabel}
        isReady={isReady}
        isBusy={isBusy}
        isDangerous={isDangerous}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
