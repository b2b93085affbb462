import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { HallLoad } from '#common/contract/ipc/hall.ts';
import { LaneChip } from '#renderer/features/applications/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { AgeChart, HourChart } from './charts.tsx';
import { OfficersTable } from './officers-table.tsx';
import { StageTable } from './stage-table.tsx';
import styles from './board.module.css';

const NO_INPUT = {};
const MINUTE = 60_000;

/** `/papan`: the running day for whoever leads it. */
export function BoardScreen() {
  const t = useText();
  // Files tell by themselves; hours pass and officers leave without a word.
  const { data, error, refetch } = useChannelQuery('hall.load', NO_INPUT, { pollingInterval: MINUTE });
  const { data: wall } = useChannelQuery('hall.wallState', NO_INPUT, { pollingInterval: MINUTE });
  const [openWall, { isBusy: isOpening }] = useChannelMutation('hall.openWall');
  const [closeWall] = useChannelMutation('hall.closeWall');
  const label = t(wall?.isOpen ? 'hall.board.closeWall' : 'hall.board.openWall');
  const toggle = () => void (wall?.isOpen ? closeWall(NO_INPUT) : openWall(NO_INPUT));
  useScreenKeys([{ combo: 'alt+l', label, run: toggle }]);

  return (
    <div className={styles['page']}>
      <PageHead title={t('hall.board.title')} aside={<Since data={data} />}>
        <Button
          variant="default"
          loading={isOpening}
          onClick={toggle}
          rightSection={<KeyHint combo="alt+l" />}
        >
          {label}
        </Button>
      </PageHead>
      <ScrollRegion className={styles['body']} label={t('hall.board.title')}>
        {error && !data ? <ErrorState error={error} onRetry={refetch} /> : null}
        {!data && !error ? <LinesSkeleton lines={10} /> : null}
        {data ? <Load data={data} /> : null}
      </ScrollRegion>
    </div>
  );
}

/** Whose counts these are, and since when. */
function Since({ data }: { data: HallLoad | undefined }) {
  const t = useText();
  const format = useFormat();
  const { data: sync } = useChannelQuery('sync.status', NO_INPUT);
  if (!data || !sync) return null;
  if (sync.mode === 'STANDALONE') return t('hall.board.desk', { time: format.time(data.at) });
  if (!sync.lastSyncAt) return t('hall.board.never');
  return t('hall.board.office', { time: format.time(sync.lastSyncAt) });
}

function Load({ data }: { data: HallLoad }) {
  const t = useText();
  return (
    <>
      <section aria-label={t('hall.board.stages')}>
        <StageTable stages={data.stages} names={data.names} />
        <p className={styles['note']}>
          {t(data.isWorkingDay ? 'hall.board.clock' : 'hall.board.closed')} {t('hall.board.staffNote')}
        </p>
      </section>
      <div className={styles['charts']}>
        <AgeChart stages={data.stages} />
        <HourChart hours={data.hours} />
      </div>
      <div className={styles['lists']}>
        <LateFiles rows={data.late} />
        <OfficersTable />
      </div>
    </>
  );
}

function LateFiles({ rows }: { rows: HallLoad['late'] }) {
  const t = useText();
  return (
    <section>
      <h2 className={styles['heading']}>{t('hall.board.lateFiles')}</h2>
      {rows.length === 0 ? <EmptyState title={t('hall.board.noLate')} Icon={IconCircleCheck} /> : null}
      <ul className={styles['late']}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={`/berkas/${row.id}`} className={styles['lateRow']}>
              <span>{row.number}</span>
              <LaneChip lane={row.lane} />
              <span>{t(`labels.state.${row.state}`)}</span>
              <DueLabel date={row.dueOn} isShort />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
