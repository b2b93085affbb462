import { useState } from 'react';
import { Button, SegmentedControl, Select, Tabs } from '@mantine/core';
import { IconCalendarStats } from '@tabler/icons-react';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import { ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { QUOTA_PROPOSERS } from '#common/domain/registers/quota.ts';
import type { Period } from '#common/domain/reports/period.ts';
import { addDays, weekdayOf, type PlainDate } from '#common/kernel/plain-date.ts';
import { MovedList, PaperPreview, QuotaSheet } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { DayDialog } from './day-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { PlanList } from './plan-list.tsx';
import { QuotaTable } from './quota-table.tsx';
import styles from './quota.module.css';

/** Counting is a second of work at the hub: not with every step of every file, but nobody reads old figures for long. */
const FRESH = { pollingInterval: 60_000, refetchOnMountOrArgChange: true };
const SPANS = { TWO_WEEKS: 14, MONTH: 28 } as const;
type Span = keyof typeof SPANS;
type Tab = 'calendar' | 'plans';
type Asked = { kind: 'DAY'; day: PlainDate; tab: 'files' | 'contacts' } | { kind: 'MOVE' } | { kind: 'PLAN' };

/** `/kuota`: places of each day and lane, what came of them, and what the office decides about both. */
export function QuotaScreen() {
  const t = useText();
  const { today } = useFormat();
  const { can, hasRole } = useSession();
  const [tab, setTab] = useState<Tab>('calendar');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [paper, setPaper] = useState<PaperRef | null>(null);
  const close = () => setAsked(null);
  const printPeriod = { from: today, to: addDays(today, SPANS.TWO_WEEKS - 1) };

  const move: Decision = {
    label: t('quota.moveDay'),
    combo: 'ctrl+Enter',
    run: () => setAsked({ kind: 'MOVE' }),
  };
  const propose: Decision = {
    label: t('quota.propose'),
    combo: 'ctrl+Enter',
    run: () => setAsked({ kind: 'PLAN' }),
  };
  const print: Decision = {
    label: t('quota.print'),
    combo: 'ctrl+p',
    run: () => setPaper({ paper: 'QUOTA', ...printPeriod }),
  };
  const decides = [
    ...(tab === 'calendar' && hasRole('SECTION_HEAD') ? [move] : []),
    ...(tab === 'plans' && hasRole(...QUOTA_PROPOSERS) ? [propose] : []),
  ];
  const [primary, ...secondary] = can('case.act') ? [...decides, print] : [];

  return (
    <WorkLayout isWide footer={primary ? <DecisionBar primary={primary} secondary={secondary} /> : null}>
      <div className={styles['page']}>
        <PageHead title={t('quota.title')} />
        <Tabs
          value={tab}
          onChange={(value) => setTab(value === 'plans' ? 'plans' : 'calendar')}
          className={styles['tabs'] ?? ''}
          keepMounted={false}
        >
          <Tabs.List>
            <Tabs.Tab value="calendar">{t('quota.tab.calendar')}</Tabs.Tab>
            <Tabs.Tab value="plans">{t('quota.tab.plans')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="calendar" className={styles['panel'] ?? ''}>
            <Calendar onDay={(day) => setAsked({ kind: 'DAY', day, tab: 'files' })} />
          </Tabs.Panel>
          <Tabs.Panel value="plans" className={styles['panel'] ?? ''}>
            <PlanList />
          </Tabs.Panel>
        </Tabs>
      </div>
      {asked?.kind === 'DAY' ? (
        <DayDialog
          day={asked.day}
          firstTab={asked.tab}
          onClose={close}
          onPrint={(ref) => {
            close();
            setPaper(ref);
          }}
        />
      ) : null}
      {asked?.kind === 'MOVE' ? (
        <MoveDialog onClose={close} onDone={(day) => setAsked({ kind: 'DAY', day, tab: 'contacts' })} />
      ) : null}
      {asked?.kind === 'PLAN' ? <PlanDialog onClose={close} /> : null}
      <PaperPreview paper={paper} onClose={() => setPaper(null)}>
        {(copy) => (paper && 'from' in paper ? <PaperOf paper={paper} copy={copy} /> : null)}
      </PaperPreview>
    </WorkLayout>
  );
}

function PaperOf({ paper, copy }: { paper: Extract<PaperRef, Period>; copy: number }) {
  if (paper.paper === 'QUOTA') return <QuotaSheet period={paper} />;
  return <MovedList days={paper} isWhole={paper.paper === 'MOVED_CONTACTS'} copy={copy} />;
}

function Calendar({ onDay }: { onDay: (day: PlainDate) => void }) {
  const t = useText();
  const format = useFormat();
  const [span, setSpan] = useState<Span>('TWO_WEEKS');
  const [from, setFrom] = useState(() => mondayOf(format.today));
  const [lane, setLane] = useState<ServiceLane | null>(null);
  const period: Period = { from, to: addDays(from, SPANS[span] - 1) };
  const { data, currentData, error, refetch } = useChannelQuery('appointments.quota', period, FRESH);
  // While the next days are counted the last ones stay: nothing jumps.
  const shown = currentData ?? data;
  return (
    <>
      <div className={styles['tools']}>
        <SegmentedControl
          aria-label={t('quota.span.label')}
          data={[
            { value: 'TWO_WEEKS', label: t('quota.span.TWO_WEEKS') },
            { value: 'MONTH', label: t('quota.span.MONTH') },
          ]}
          value={span}
          onChange={(value) => setSpan(value)}
        />
        <Button variant="default" onClick={() => setFrom(addDays(from, -SPANS[span]))}>
          {t('quota.earlier')}
        </Button>
        <Button variant="default" onClick={() => setFrom(mondayOf(format.today))}>
          {t('quota.thisWeek')}
        </Button>
        <Button variant="default" onClick={() => setFrom(addDays(from, SPANS[span]))}>
          {t('quota.later')}
        </Button>
        <Select
          aria-label={t('quota.lane')}
          placeholder={t('quota.allLanes')}
          clearable
          value={lane}
          data={ServiceLane.options.map((value) => ({ value, label: t(`labels.lane.${value}`) }))}
          onChange={(value) => setLane(ServiceLane.safeParse(value).data ?? null)}
        />
      </div>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!shown && !error ? <TableSkeleton /> : null}
      {shown && !error ? (
        <>
          <p className={styles['about']} aria-live="polite">
            {format.date(period.from)} – {format.date(period.to)} ·{' '}
            {t(shown.where === 'OFFICE' ? 'quota.atOffice' : 'quota.atDesk')}{' '}
            {t('quota.until', { moment: format.moment(shown.until) })}. {t('quota.intro')}
          </p>
          <ScrollRegion className={styles['scroll']} label={t('quota.tab.calendar')}>
            {shown.days.every(({ plan }) => plan === null) ? (
              <EmptyState title={t('quota.noPlan')} text={t('quota.noPlanText')} Icon={IconCalendarStats} />
            ) : null}
            <QuotaTable days={shown.days} lane={lane} onDay={onDay} />
          </ScrollRegion>
        </>
      ) : null}
    </>
  );
}

function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}
