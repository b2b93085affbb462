import { IconGavel } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { CaseLayout } from './case-layout.tsx';
import { WatchlistPanel } from './watchlist-panel.tsx';

/** A file under the decision stage with nothing to decide yet: what it waits for, and the case to read meanwhile. */
export function WaitingWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  return (
    <CaseLayout view={view} footer={null}>
      <SuspensionSection view={view} />
      <EmptyState
        title={t('decision.proposal.none')}
        text={t('decision.proposal.noneText')}
        Icon={IconGavel}
      />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
    </CaseLayout>
  );
}

function SuspensionSection({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const { suspension } = view.file;
  if (!suspension) return null;
  return (
    <Section title={t('decision.suspended.title')}>
      <Facts
        facts={[
          { term: t('decision.suspended.since'), value: format.moment(suspension.stamp.at) },
          {
            term: t('decision.suspended.until'),
            value: view.deadlineOn ? format.date(view.deadlineOn) : null,
          },
          { term: t('decision.suspended.reasons'), value: suspension.reasons.codes.map(reason).join(', ') },
          { term: t('decision.field.note'), value: suspension.reasons.note },
          { term: t('decision.suspended.by'), value: view.people[suspension.stamp.by] },
        ]}
      />
    </Section>
  );
}
