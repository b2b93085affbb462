import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ProposalView } from '#common/contract/ipc/office-documents.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DifferenceList } from './difference-list.tsx';
import styles from './papers.module.css';

type ProposalDialogProps = { proposal: ProposalView; onClose: () => void };

/** One proposal with what it changes: another head's yes or no, or its author's taking back. */
export function ProposalDialog({ proposal, onClose }: ProposalDialogProps) {
  const t = useText();
  const [refuse] = useChannelMutation('office.refuseProposal');
  const [isRefusing, setIsRefusing] = useState(false);
  const { id, name, label } = proposal;

  async function refuseWith(reason: string) {
    const reply = await refuse({ id, reason });
    if (reply.ok) showToast({ message: t('papers.refused') });
    return reply;
  }

  if (isRefusing) {
    return (
      <NoteDialog
        title={t('papers.refuseTitle')}
        text={t('papers.refuseText')}
        noteLabel={t('papers.refuseReason')}
        confirmLabel={t('papers.refuse')}
        isOpen
        isDangerous
        maxLength={500}
        onClose={() => setIsRefusing(false)}
        submit={refuseWith}
      />
    );
  }
  const title = [t(`papers.name.${name}`), label].filter((word) => word !== null).join(' ');
  return (
    <Dialog title={title} isOpen onClose={onClose} size="860px">
      <Review proposal={proposal} onClose={onClose} onRefuse={() => setIsRefusing(true)} />
    </Dialog>
  );
}

function Review({ proposal, onClose, onRefuse }: ProposalDialogProps & { onRefuse: () => void }) {
  const t = useText();
  const format = useFormat();
  const [approve, approving] = useChannelMutation('office.approve');
  const [withdraw, withdrawing] = useChannelMutation('office.withdrawProposal');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const { id, sha256, name, isMine, effectiveFrom, proposedByName, proposedAt, note } = proposal;
  const isBusy = approving.isBusy || withdrawing.isBusy;

  async function run() {
    const reply = isMine ? await withdraw({ id }) : await approve({ id, sha256 });
    if (!reply.ok) {
      setRefused(reply);
      return;
    }
    const published = { name: t(`papers.name.${name}`), date: format.day(effectiveFrom) };
    showToast({ message: isMine ? t('papers.withdrawn') : t('papers.approved', published) });
    onClose();
  }

  const label = t(isMine ? 'papers.withdraw' : 'papers.approve');
  useScreenKeys([{ combo: 'ctrl+Enter', label, run: () => void run(), isDisabled: isBusy }]);

  return (
    <FieldStack>
      <Facts
        facts={[
          { term: t('papers.column.from'), value: format.date(effectiveFrom) },
          {
            term: t('papers.column.proposed'),
            value: `${proposedByName}, ${format.moment(proposedAt)}`,
          },
          { term: t('papers.note'), value: note },
        ]}
      />
      <DifferenceList differences={proposal.differences} />
      {isMine ? <p className={styles['calm']}>{t('papers.own')}</p> : null}
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        {isMine ? null : (
          <Button variant="default" color="red" onClick={onRefuse}>
            {t('papers.refuse')}
          </Button>
        )}
        <Button loading={isBusy} onClick={() => void run()} rightSection={<KeyHint combo="ctrl+Enter" />}>
          {label}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
