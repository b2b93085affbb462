import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Opinion, Proposal } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { CaseLayout } from './case-layout.tsx';
import { CONFIRMING, ConfirmProposal } from './confirm-proposal.tsx';
import { ExaminationRecord } from './examination-record.tsx';
import { isPermitted, whyNot } from './permissions.ts';
import { WatchlistPanel } from './watchlist-panel.tsx';
import styles from './approval.module.css';

/** A decision of two persons, waiting for the second: what is proposed and why, confirm or decline. */
export function ProposalWork({
  view,
  act,
  isBusy,
  isReadOnly,
  proposal,
}: StageWorkProps & { proposal: Proposal }) {
  const t = useText();
  const [dialog, setDialog] = useState<'confirm' | 'decline' | null>(null);
  const kind = CONFIRMING[proposal.decision];
  const why = whyNot(view, kind);
  const close = () => setDialog(null);
  const isWaiting = why?.code === 'ROLE_NOT_ALLOWED' || why?.code === 'SECOND_PERSON_REQUIRED';
  return (
    <CaseLayout
      view={view}
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('decision.proposal.decline'),
              combo: 'ctrl+r',
              run: () => setDialog('decline'),
              isDisabled: isReadOnly || !isPermitted(view, 'approval.declineProposal/1'),
            },
          ]}
          message={
            why ? isWaiting ? t('decision.proposal.waiting') : <RefusalLine error={why} isQuiet /> : null
          }
          primary={{
            label: t(`decision.proposal.confirm.${proposal.decision}`),
            combo: 'ctrl+Enter',
            run: () => setDialog('confirm'),
            isDisabled: isReadOnly || !isPermitted(view, kind),
            isDangerous: proposal.decision === 'REJECT' || proposal.decision === 'REFUSE_PREVENTION',
          }}
        />
      }
    >
      <ProposalCard view={view} proposal={proposal} />
      {view.file.examination ? <ExaminationRecord view={view} /> : null}
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <ConfirmProposal
        view={view}
        proposal={proposal}
        act={act}
        isOpen={dialog === 'confirm'}
        onClose={close}
      />
      <ReasonsDialog
        isOpen={dialog === 'decline'}
        onClose={close}
        title={t('decision.proposal.declineTitle')}
        text={t('decision.proposal.declineText', { name: view.people[proposal.stamp.by] ?? '' })}
        confirmLabel={t('decision.proposal.declineConfirm')}
        noteLabel={t('common.note')}
        kind={null}
        submit={({ note }) =>
          act([{ kind: 'approval.declineProposal/1', payload: { note } }], {
            quiet: true,
            done: t('decision.proposal.declined'),
          })
        }
      />
    </CaseLayout>
  );
}

function ProposalCard({ view, proposal }: { view: FileView; proposal: Proposal }) {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const { decision, reasons, stamp } = proposal;
  return (
    <section className={styles['proposal']} aria-label={t('decision.proposal.title')}>
      <p className={styles['lead']}>{t(`labels.proposal.${decision}`)}</p>
      <Facts
        facts={[
          { term: t('decision.proposal.by'), value: `${view.people[stamp.by] ?? ''}, ${stamp.desk}` },
          { term: t('decision.proposal.at'), value: format.moment(stamp.at) },
          ...(reasons.codes.length > 0
            ? [{ term: t('decision.proposal.reasons'), value: reasons.codes.map(reason).join(', ') }]
            : []),
          { term: t('decision.proposal.note'), value: reasons.note },
        ]}
      />
      {proposal.opinion ? (
        <SecondOpinionGiven view={view} proposal={proposal} opinion={proposal.opinion} />
      ) : null}
    </section>
  );
}

type SecondOpinionProps = { view: FileView; proposal: Proposal; opinion: Opinion };

/** Told to both once it is given: what the second person thought, and whether the two agree. */
function SecondOpinionGiven({ view, proposal, opinion }: SecondOpinionProps) {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const isAgreed = opinion.decision === proposal.decision;
  return (
    <>
      <p className={styles['lead']}>
        {opinion.decision === 'NONE' ? t('approval.opinion.NONE') : t(`labels.proposal.${opinion.decision}`)}
      </p>
      <Facts
        facts={[
          {
            term: t('approval.opinion.second'),
            value: `${view.people[opinion.stamp.by] ?? ''}, ${format.moment(opinion.stamp.at)}`,
          },
          ...(opinion.reasons.codes.length > 0
            ? [{ term: t('decision.proposal.reasons'), value: opinion.reasons.codes.map(reason).join(', ') }]
            : []),
          { term: t('decision.proposal.note'), value: opinion.reasons.note },
        ]}
      />
      <p className={styles['hint']}>{t(isAgreed ? 'approval.opinion.agreed' : 'approval.opinion.differ')}</p>
    </>
  );
}
