import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { v7 } from 'uuid';
import type { PublishedDocument } from '#common/contract/ipc/office-documents.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { DocumentName, type ProposalContent } from '#common/contract/hub/publication.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { PaperForm } from './paper-form.tsx';

type ProposeDialogProps = { documents: readonly PublishedDocument[]; onClose: () => void };

const SHORTEST_NOTE = 5;

/** What, from when, why. The form begins with what is in force. */
export function ProposeDialog(props: ProposeDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('papers.propose')} isOpen onClose={props.onClose} size="860px">
      <ProposeForm {...props} />
    </Dialog>
  );
}

function ProposeForm({ documents, onClose }: ProposeDialogProps) {
  const t = useText();
  const format = useFormat();
  const [propose, { isBusy }] = useChannelMutation('office.propose');
  // Made once: a form that is sent twice is one proposal.
  const [id] = useState(() => v7());
  const [name, setName] = useState<DocumentName>('sop');
  const [content, setContent] = useState<ProposalContent | null>(null);
  const [from, setFrom] = useState<PlainDate | null>(format.today);
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const isReady = content !== null && from !== null && note.trim().length >= SHORTEST_NOTE && !isBusy;

  async function send() {
    if (!content || !from) return;
    const reply = await propose({ id, effectiveFrom: from, note: note.trim(), content });
    if (!reply.ok) {
      setRefused(reply);
      return;
    }
    showToast({ message: t('papers.sent') });
    onClose();
  }

  return (
    <FieldStack>
      <ChoiceField
        label={t('papers.which')}
        choices={DocumentName.options.map((value) => ({ value, label: t(`papers.name.${value}`) }))}
        value={name}
        onChange={(next) => {
          setName(next);
          setContent(null);
          setRefused(null);
        }}
      />
      <PaperForm
        key={name}
        name={name}
        inForce={documents.find((one) => one.name === name && one.standing === 'IN_FORCE')?.body ?? null}
        onChange={setContent}
        onRefused={setRefused}
      />
      <DateField
        label={t('papers.from')}
        description={t('papers.fromHint')}
        value={from}
        isRequired
        onChange={setFrom}
      />
      <Textarea
        label={t('papers.note')}
        description={t('common.noteHint', { min: SHORTEST_NOTE })}
        value={note}
        required
        autosize
        minRows={2}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('papers.send')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={send}
      />
    </FieldStack>
  );
}
