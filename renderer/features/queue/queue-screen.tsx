import { useState } from 'react';
import { Button } from '@mantine/core';
import { useDispatch, useSelector } from 'react-redux';
import { useNavigate, useParams } from 'react-router';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { OpenKioskButton } from '#renderer/features/survey/index.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { tellLeftBy } from '#renderer/ui/left-by-toast.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { ArrivalDesk } from './arrival-desk.tsx';
import { useFileColumns } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterChanged, filterKey, isFiltered, NO_FILTER, selectFilter } from './queue-filters.ts';
import { OfficeQueueLinks } from './office-queue-links.tsx';
import { RowPreview } from './row-preview.tsx';
import { useQueueRows } from './use-queue-rows.ts';
import styles from './queue-screen.module.css';

/** `/antrean/:stage`: who waits here, in the order of service. */
export function QueueScreen() {
  const stage = Stage.safeParse(useParams()['stage']);
  if (!stage.success) return <ErrorState error={{ code: 'NOT_FOUND' }} />;
  return <StageQueue key={stage.data} stage={stage.data} />;
}

const NO_INPUT = {};

/** `/antrean-kantor/:queue`: a part of a stage's queue that the office made for itself. */
export function OfficeQueueScreen() {
  const name = useParams()['queue'];
  const label = useLabel();
  const { data: queues, error, refetch } = useChannelQuery('office.queues', NO_INPUT);
  if (!queues) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
  const queue = queues.find(({ id }) => id === name);
  if (!queue) return <ErrorState error={{ code: 'NOT_FOUND' }} />;
  return <StageQueue key={queue.id} stage={queue.stage} own={{ id: queue.id, title: label(queue.title) }} />;
}

type StageQueueProps = { stage: Stage; own?: { id: string; title: string } };

function StageQueue({ stage, own }: StageQueueProps) {
  const t = useText();
  const queue = own?.id;
  const title = own?.title ?? t(`queue.title.${stage}`);
  const address = queue === undefined ? `?tahap=${stage}` : `?tahap=${stage}&antrean=${queue}`;
  const navigate = useNavigate();
  const dispatch = useDispatch();
  const { can } = useSession();
  const filter = useSelector(selectFilter(stage, queue));
  const { rows, total, error, refetch, loadMore } = useQueueRows({ stage, queue }, filter);
  const columns = useFileColumns(stage);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isPreviewOpen, setIsPreviewOpen] = useState(false);
  const [refusal, setRefusal] = useState<ReplyError | null>(null);
  const [claimNext, { isBusy }] = useChannelMutation('applications.claimNext');
  // A row that left the queue takes the choice along; the first one is the next to serve.
  const selected = rows?.find(({ id }) => id === chosenId) ?? rows?.[0] ?? null;
  const canClaim = can('case.act') && stage !== 'arrival';

  function open(row: FileRow) {
    void navigate(`/berkas/${row.id}${address}`);
  }
  async function next() {
    setRefusal(null);
    const reply = await claimNext({ stage, queue });
    if (!reply.ok) {
      setRefusal(reply);
      return;
    }
    tellLeftBy(t, reply.value.leftBy);
    void navigate(`/berkas/${reply.value.applicationId}${address}`);
  }

  useScreenKeys([
    { combo: 'n', label: t('queue.action.next'), run: () => void next(), isDisabled: !canClaim || isBusy },
    {
      combo: 'Space',
      label: t('queue.action.preview'),
      run: () => setIsPreviewOpen((isOpen) => !isOpen),
    },
  ]);

  return (
    <>
      <PageHead title={title} aside={rows ? t('queue.total', { count: formatCount(total) }) : null}>
        {stage === 'handover' && can('case.act') ? <OpenKioskButton /> : null}
        {canClaim ? (
          <Button loading={isBusy} rightSection={<KeyHint combo="n" />} onClick={() => void next()}>
            {t('queue.action.next')}
          </Button>
        ) : null}
      </PageHead>
      {stage === 'arrival' && !own && can('case.act') ? <ArrivalDesk /> : null}
      {own ? null : <OfficeQueueLinks stage={stage} />}
      <FilterBar
        stage={stage}
        filter={filter}
        onChange={(changed) => dispatch(filterChanged({ key: filterKey(stage, queue), filter: changed }))}
      />
      {refusal ? (
        <div className={styles['message']}>
          <RefusalLine error={refusal} />
        </div>
      ) : null}
      <div className={styles['body']}>
        <div className={styles['list']}>{list()}</div>
        {isPreviewOpen ? <RowPreview row={selected} onOpen={open} /> : null}
      </div>
    </>
  );

  function list() {
    if (!rows) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
    if (rows.length === 0) {
      const narrowed = isFiltered(filter);
      return (
        <EmptyState
          title={t(narrowed ? 'queue.empty.filteredTitle' : 'queue.empty.title')}
          text={t(narrowed ? 'queue.empty.filteredText' : 'queue.empty.text')}
        >
          {narrowed ? (
            <Button
              variant="default"
              onClick={() => dispatch(filterChanged({ key: filterKey(stage, queue), filter: NO_FILTER }))}
            >
              {t('queue.filter.clear')}
            </Button>
          ) : null}
        </EmptyState>
      );
    }
    return (
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        total={total}
        rowId={({ id }) => id}
        selectedId={selected?.id ?? null}
        onSelect={({ id }) => setChosenId(id)}
        onOpen={open}
        onNearEnd={loadMore}
      />
    );
  }
}
