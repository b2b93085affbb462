import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconGavel, IconUserCheck } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Proposal } from '#common/domain/applications/application.ts';
import { CONFIRMING, ConfirmProposal } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useHead } from './use-head.tsx';
import styles from './file-screen.module.css';

/** What waits for a second person. A head who stands beside the officer may confirm it right here. */
export function ProposalNotice({ view }: { view: FileView }) {
  const { proposal } = view.file;
  return proposal ? <OpenProposal view={view} proposal={proposal} /> : null;
}

function OpenProposal({ view, proposal }: { view: FileView; proposal: Proposal }) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { askHead, dialog } = useHead(view);
  const { decision, stamp, reasons } = proposal;
  return (
    <div className={[styles['notice'], styles['violet']].join(' ')}>
      <IconGavel size={16} aria-hidden />
      <span>
        {t('file.field.proposalBy', {
          decision: t(`labels.proposal.${decision}`),
          name: view.people[stamp.by] ?? '',
        })}
        {reasons.note ? ` – ${reasons.note}` : ''}
      </span>
      {view.confirmable.includes(CONFIRMING[decision]) ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUserCheck size={16} aria-hidden />}
          onClick={() => setIsOpen(true)}
        >
          {t('actions.supervisor.title')}
        </Button>
      ) : null}
      <ConfirmProposal
        view={view}
        proposal={proposal}
        act={askHead}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      />
      {dialog}
    </div>
  );
}
