import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { Reply, ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Dialog } from './dialog.tsx';
import { FieldStack, FormFooter } from './form-footer.tsx';
import { KeyHint } from './key-hint.tsx';
import { RefusalLine } from './refusal-line.tsx';

const SHORTEST = 5;

type NoteDialogProps = {
  title: string;
  text: string;
  noteLabel: string;
  confirmLabel: string;
  isOpen: boolean;
  isDangerous?: boolean;
  maxLength: number;
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
  onClose,
  submit,
}: NoteDialogProps) {
  const t = useText();
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isReady = note.trim().length >= SHORTEST && !isBusy;

  async function run() {
    setIsBusy(true);
    const reply = await submit(note.trim());
    setIsBusy(false);
    if (reply.ok) onClose();
    else setRefused(reply);
  }

  useScreenKeys([{ combo: 'ctrl+Enter', label: confirmLabel, run: () => void run(), isDisabled: !isReady }]);

  return (
    <FieldStack>
      <p>{text}</p>
      <Textarea
        label={noteLabel}
        description={t('common.noteHint', { min: SHORTEST })}
        value={note}
        autosize
        minRows={3}
        maxLength={maxLength}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          color={isDangerous ? 'red' : undefined}
          disabled={!isReady}
          loading={isBusy}
          onClick={() => void run()}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {confirmLabel}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
