import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ProposalView } from '#common/contract/ipc/office-documents.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ProposalDialog } from './proposal-dialog.tsx';
import styles from './papers.module.css';

const NO_INPUT = {};
/** Another head may propose at any moment; nothing pokes for it. */
const POLL_MS = 15_000;
/** Without the hub nothing can be proposed or decided; that is a state and no failure. */
const AWAY: ReadonlySet<ErrorCode> = new Set(['HUB_UNREACHABLE', 'HUB_SIGN_IN_NEEDED', 'HUB_NOT_JOINED']);

/** What waits for a second head, and what was decided last. */
export function ProposalsSection() {
  const t = useText();
  const { data: proposals, error } = useChannelQuery('office.proposals', NO_INPUT, {
    pollingInterval: POLL_MS,
    refetchOnMountOrArgChange: true,
  });
  const [lookingAt, setLookingAt] = useState<string | null>(null);
  const open = proposals?.filter(({ decision }) => decision === null) ?? [];
  const decided = proposals?.filter(({ decision }) => decision !== null) ?? [];
  const chosen = open.find(({ id }) => id === lookingAt) ?? null;
  return (
    <Section title={t('papers.proposals')}>
      {error && AWAY.has(error.code) ? <p className={styles['calm']}>{t('papers.offline')}</p> : null}
      {error && !AWAY.has(error.code) ? <RefusalLine error={error} /> : null}
      {proposals || error ? null : <LinesSkeleton lines={2} />}
      {proposals && open.length === 0 ? <p className={styles['text']}>{t('papers.noProposal')}</p> : null}
      <ul className={styles['proposals']}>
        {open.map((proposal) => (
          <OpenProposal key={proposal.id} proposal={proposal} onLook={() => setLookingAt(proposal.id)} />
        ))}
      </ul>
      {decided.length > 0 ? <Decided proposals={decided} /> : null}
      {chosen ? <ProposalDialog proposal={chosen} onClose={() => setLookingAt(null)} /> : null}
    </Section>
  );
}

function OpenProposal({ proposal, onLook }: { proposal: ProposalView; onLook: () => void }) {
  const t = useText();
  const format = useFormat();
  const { name, label, effectiveFrom, proposedByName, proposedAt, note, differences } = proposal;
  const title = [t(`papers.name.${name}`), label].filter((word) => word !== null).join(' ');
  return (
    <li className={styles['proposal']}>
      <div>
        <p className={styles['strong']}>{title}</p>
        <p>{note}</p>
        <p className={styles['soft']}>
          {t('papers.column.from')} {format.day(effectiveFrom)} ·{' '}
          {t('papers.proposedBy', { name: proposedByName, at: format.moment(proposedAt) })} ·{' '}
          {t('papers.count', { count: differences.length })}
        </p>
      </div>
      <Button size="xs" variant="default" aria-label={`${t('papers.look')}: ${title}`} onClick={onLook}>
        {t('papers.look')}
      </Button>
    </li>
  );
}

const SHOWN = 5;

function Decided({ proposals }: { proposals: readonly ProposalView[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <p className={styles['soft']}>{t('papers.decided')}</p>
      <ul className={styles['past']}>
        {proposals.slice(0, SHOWN).map(({ id, name, decision, decidedByName, decidedAt, reason }) => (
          <li key={id}>
            {t(`papers.name.${name}`)}: {decision ? t(`papers.decision.${decision}`) : ''}, {decidedByName}
            {decidedAt ? `, ${format.moment(decidedAt)}` : ''}
            {reason ? ` – ${reason}` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}
