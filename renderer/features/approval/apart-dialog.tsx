import { useState } from 'react';
import { Textarea } from '@mantine/core';
import type { FamilyMember } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Shown } from '#common/domain/approval/sections.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WaitingMembers } from './waiting-members.tsx';

type ApartDialogProps = {
  members: readonly FamilyMember[];
  act: ActFn;
  toRecord: () => Shown;
  isOpen: boolean;
  onClose: () => void;
};

/** One of a family is approved while another is held: who that is was seen, and the reason is recorded. */
export function ApartDialog(props: ApartDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('family.approval.title')} isOpen={props.isOpen} onClose={props.onClose} size="560px">
      <ApartForm {...props} />
    </Dialog>
  );
}

function ApartForm({ members, act, toRecord, onClose }: ApartDialogProps) {
  const t = useText();
  const { minNoteLength } = useSop();
  const [note, setNote] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);

  async function approve() {
    setIsBusy(true);
    const onHold = members.map(({ number }) => number);
    const payload = { bulk: null, shown: toRecord(), onHold, familyNote: note };
    const outcome = await act([{ kind: 'approval.approve/2', payload }], {
      done: t('decision.approval.approved'),
      quiet: true,
    });
    setIsBusy(false);
    if (outcome.ok) onClose();
    else setRefused(outcome.refused);
  }

  return (
    <FieldStack>
      <WaitingMembers members={members} />
      <Textarea
        label={t('family.approval.note')}
        description={t('common.noteHint', { min: minNoteLength })}
        value={note}
        rows={3}
        maxLength={1000}
        data-autofocus
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {refused ? <RefusalLine error={refused} /> : null}
      <ConfirmFooter
        label={t('family.approval.submit')}
        isReady={note.trim().length >= minNoteLength && !isBusy}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={approve}
      />
    </FieldStack>
  );
}
