import { useState } from 'react';
import { IconDevicesPc } from '@tabler/icons-react';
import type { FleetRow } from '#common/contract/ipc/fleet.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { DeskDialogs, type DeskStep } from './fleet/desk-dialogs.tsx';
import { DeskDetail } from './fleet/desk-detail.tsx';
import { EndingLines } from './fleet/ending-lines.tsx';
import { FleetFilterBar, isIn, type FleetFilter } from './fleet/filter-bar.tsx';
import { FleetTable } from './fleet/fleet-table.tsx';
import { ReleasesDialog } from './fleet/releases-dialog.tsx';
import { CodesDialog } from './codes-dialog.tsx';
import { NewDeskDialog } from './new-desk-dialog.tsx';
import { SiteDialog } from './site-dialog.tsx';
import styles from './fleet/fleet.module.css';

const NO_INPUT = {};
const POLL = { pollingInterval: 30_000, refetchOnMountOrArgChange: true };

/** `/komputer`: every PC of the office, the ones in trouble first. IT enrols, locks and shuts out here, and opens new versions. */
export function DesksScreen() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('station.fleet', NO_INPUT, POLL);
  const [filter, setFilter] = useState<FleetFilter>('ALL');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [step, setStep] = useState<DeskStep | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [isReleasing, setIsReleasing] = useState(false);
  const [isSiteAsked, setIsSiteAsked] = useState(false);
  const [isCodesShown, setIsCodesShown] = useState(false);
  if (error?.code === 'HUB_NOT_JOINED') {
    return <EmptyState title={t('station.none')} text={t('station.noneText')} Icon={IconDevicesPc} />;
  }
  const all = data?.desks ?? [];
  const rows = all.filter((row) => isIn(filter, row));
  const selected = rows.find(({ deskId }) => deskId === chosenId) ?? rows[0] ?? null;
  const choose = ({ deskId }: FleetRow) => setChosenId(deskId);
  return (
    <>
      <PageHead title={t('station.title')} />
      {data ? <EndingLines endings={data.endings} backup={data.backup} /> : null}
      <FleetFilterBar desks={all} filter={filter} onChange={setFilter} />
      {/* What was read last stays to be seen while the server is away. */}
      {error && data ? <ErrorState error={error} onRetry={refetch} /> : null}
      <div className={styles['body']}>
        <div className={styles['list']}>{list()}</div>
        {data ? <DeskDetail row={selected} onStep={setStep} /> : null}
      </div>
      <DecisionBar
        primary={{ label: t('station.newDesk'), combo: 'ctrl+Enter', run: () => setIsAdding(true) }}
        secondary={[
          { label: t('fleet.releases'), combo: 'v', run: () => setIsReleasing(true) },
          { label: t('station.site.action'), combo: 'b', run: () => setIsSiteAsked(true), isDisabled: !data },
          {
            label: t('station.codes.action'),
            combo: 'o',
            run: () => setIsCodesShown(true),
            isDisabled: !data,
          },
        ]}
      />
      <NewDeskDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />
      {isReleasing && data ? <ReleasesDialog view={data} onClose={() => setIsReleasing(false)} /> : null}
      {isSiteAsked && data ? (
        <SiteDialog taken={all.map(({ name }) => name)} onClose={() => setIsSiteAsked(false)} />
      ) : null}
      {isCodesShown ? <CodesDialog onClose={() => setIsCodesShown(false)} /> : null}
      {step ? <DeskDialogs step={step} onClose={() => setStep(null)} /> : null}
    </>
  );

  function list() {
    if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
    if (rows.length === 0) return <EmptyState title={t('fleet.none')} text={t('fleet.noneText')} />;
    return <FleetTable rows={rows} selectedId={selected?.deskId ?? null} onSelect={choose} />;
  }
}
