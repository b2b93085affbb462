import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import type { OfficeBoard } from '#common/contract/ipc/office.ts';
import { Stage } from '#common/domain/applications/vocabulary.ts';
import { LaneChip } from '#renderer/features/applications/index.ts';
import { ComplaintsDueLine } from '#renderer/features/complaints/index.ts';
import { ReconcileDueLine } from '#renderer/features/gateway/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { CountsDue, VaultOpenLine } from '#renderer/features/production/index.ts';
import { PrivacyClocks } from '#renderer/features/privacy/index.ts';
import { RecheckDueLine, ReviewDueLine } from '#renderer/features/audit/index.ts';
import { EndingsNotice } from '#renderer/features/station/index.ts';
import { GateNotice } from '#renderer/features/sync/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { deskStage } from './desk-stage.ts';
import styles from './home-screen.module.css';

const NO_INPUT = {};

/** The day at a glance: today's figures, what waits where, what is late; one key leads to the person's own queue. */
export function HomeScreen() {
  const t = useText();
  const format = useFormat();
  const { user, can } = useSession();
  const { data, error, refetch } = useChannelQuery('office.board', can('case.read') ? NO_INPUT : skipToken);
  const name = user?.displayName ?? '';

  return (
    <div className={styles['page']}>
      <div className={styles['inner']}>
        <h1 className={styles['greeting']}>{t('queue.home.greeting', { name })}</h1>
        <p className={styles['date']}>{format.date(format.today)}</p>
        <EndingsNotice />
        <PrivacyClocks />
        <ReviewDueLine />
        <RecheckDueLine />
        <ComplaintsDueLine />
        <ReconcileDueLine />
        {body()}
      </div>
    </div>
  );

  function body() {
    if (!can('case.read')) {
      return <EmptyState title={t('queue.home.nothingForRole')} text={t('queue.home.nothingForRoleText')} />;
    }
    if (data) return <Board board={data} />;
    return error ? <ErrorState error={error} onRetry={refetch} /> : <LinesSkeleton lines={10} />;
  }
}

function Board({ board }: { board: OfficeBoard }) {
  const t = useText();
  const navigate = useNavigate();
  const { user } = useSession();
  const { rolesOf } = useSop();
  const own = Stage.options.filter((stage) => rolesOf(stage).some((role) => user?.roles.includes(role)));
  const first = deskStage(user?.roles ?? []);

  function openOwn() {
    if (first) void navigate(`/antrean/${first}`);
  }
  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('queue.home.myStage'), run: openOwn, isDisabled: first === null },
  ]);

  return (
    <>
      <GateNotice />
      <VaultOpenLine />
      <CountsDue />
      {board.calendar ? (
        <output className={styles['notice']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {t(board.calendar.isMissing ? 'queue.home.calendarMissing' : 'queue.home.calendarProvisional', {
            year: String(board.calendar.year),
          })}
        </output>
      ) : null}
      <TodayFigures today={board.today} />
      {first ? (
        <Button rightSection={<KeyHint combo="ctrl+Enter" />} onClick={openOwn}>
          {t('common.palette.go', { place: t(`queue.title.${first}`) })}
        </Button>
      ) : null}
      <h2 className={styles['heading']}>{t('queue.home.stages')}</h2>
      <ul className={styles['stages']}>
        {Stage.options.map((stage) => (
          <li key={stage}>
            <StageFigure stage={stage} count={board.counts[stage]} isOwn={own.includes(stage)} />
          </li>
        ))}
      </ul>
      <h2 className={styles['heading']}>{t('queue.home.lateList')}</h2>
      <LateList rows={board.late} />
    </>
  );
}

function TodayFigures({ today }: { today: OfficeBoard['today'] }) {
  const t = useText();
  const figures = [
    { label: t('queue.home.booked'), value: today.booked },
    { label: t('queue.home.arrived'), value: today.arrived },
    { label: t('queue.home.handedOver'), value: today.handedOver },
    { label: t('queue.home.noShow'), value: today.noShow },
  ];
  return (
    <dl className={styles['figures']} aria-label={t('queue.home.today')}>
      {figures.map(({ label, value }) => (
        <div key={label} className={styles['figure']}>
          <dt>{label}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

type StageFigureProps = { stage: Stage; count: OfficeBoard['counts'][Stage]; isOwn: boolean };

function StageFigure({ stage, count, isOwn }: StageFigureProps) {
  const t = useText();
  return (
    <Link
      to={`/antrean/${stage}`}
      className={isOwn ? [styles['stage'], styles['own']].join(' ') : styles['stage']}
      title={t(`queue.title.${stage}`)}
    >
      <span className={styles['stageName']}>{t(`labels.stage.${stage}`)}</span>
      <span className={styles['stageCount']}>{formatCount(count.waiting)}</span>
      <span className={styles['stageNotes']}>
        {count.late > 0 ? (
          <Chip
            tone="red"
            Icon={IconAlertTriangle}
            label={t('queue.home.late', { count: count.late })}
            isPlain
          />
        ) : null}
        {count.mine > 0 ? (
          <span className={styles['mineNote']}>{t('queue.home.mine', { count: count.mine })}</span>
        ) : null}
      </span>
    </Link>
  );
}

function LateList({ rows }: { rows: OfficeBoard['late'] }) {
  const t = useText();
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('queue.home.lateEmpty')}
        text={t('queue.home.lateEmptyText')}
        Icon={IconCircleCheck}
      />
    );
  }
  return (
    <ul className={styles['late']}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/berkas/${row.id}`} className={styles['lateRow']}>
            <span>
              <LaneChip lane={row.lane} />
            </span>
            <span>{row.name}</span>
            <span>{t(`labels.state.${row.state}`)}</span>
            <DueLabel date={row.dueOn} isShort />
          </Link>
        </li>
      ))}
    </ul>
  );
}
