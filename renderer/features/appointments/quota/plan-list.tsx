import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCalendarStats } from '@tabler/icons-react';
import { QUOTA_PUBLISHERS, type QuotaItem } from '#common/domain/registers/quota.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './quota.module.css';

/** What was proposed and what counts; another head than the proposer sets it. */
export function PlanList() {
  const t = useText();
  const { user, hasRole } = useSession();
  const { kept, nameOf, error, refetch } = useRegister('quota');
  const [write, { error: refused }] = useRegisterLine('quota');
  const [refusing, setRefusing] = useState<Kept<QuotaItem> | null>(null);
  const mayPublish = hasRole(...QUOTA_PUBLISHERS);

  async function publish(plan: Kept<QuotaItem>) {
    const reply = await write({ kind: 'publish/1', payload: {} }, plan);
    if (reply.ok) showToast({ message: t('quota.plan.published') });
  }

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!kept) return <LinesSkeleton lines={5} />;
  if (kept.length === 0) {
    return (
      <EmptyState title={t('quota.plan.none')} text={t('quota.plan.noneText')} Icon={IconCalendarStats} />
    );
  }
  const isMine = refusing?.item.proposedBy === user?.id;
  const name = refusing?.item.name ?? '';
  return (
    <ScrollRegion className={styles['scroll']} label={t('quota.tab.plans')}>
      {refused ? <RefusalLine error={refused} /> : null}
      <PlainTable className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('quota.plan.head.name')}</th>
            <th scope="col">{t('quota.plan.head.days')}</th>
            <th scope="col">{t('quota.plan.head.places')}</th>
            <th scope="col">{t('quota.plan.head.state')}</th>
            <th scope="col">{t('quota.plan.head.by')}</th>
            <th scope="col">{t('quota.plan.head.act')}</th>
          </tr>
        </thead>
        <tbody>
          {kept.toReversed().map((plan) => {
            const isOwn = plan.item.proposedBy === user?.id;
            const isOpen = plan.item.state === 'PROPOSED';
            return (
              <tr key={plan.subject}>
                <PlanCells plan={plan.item} nameOf={nameOf} />
                <td>
                  <div className={styles['buttons']}>
                    {isOpen && mayPublish && !isOwn ? (
                      <Button size="xs" onClick={() => void publish(plan)}>
                        {t('quota.plan.publish')}
                      </Button>
                    ) : null}
                    {isOpen && (mayPublish || isOwn) ? (
                      <Button variant="default" size="xs" onClick={() => setRefusing(plan)}>
                        {t(isOwn ? 'quota.plan.takeBack' : 'quota.plan.refuse')}
                      </Button>
                    ) : null}
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </PlainTable>
      <NoteDialog
        isOpen={refusing !== null}
        onClose={() => setRefusing(null)}
        title={t(isMine ? 'quota.plan.takeBackTitle' : 'quota.plan.refuseTitle', { name })}
        noteLabel={t('quota.plan.reason')}
        confirmLabel={t(isMine ? 'quota.plan.takeBack' : 'quota.plan.refuse')}
        maxLength={300}
        isDangerous
        submit={(note) => write({ kind: 'refuse/1', payload: { note } }, refusing ?? undefined)}
      />
    </ScrollRegion>
  );
}

type PlanCellsProps = { plan: QuotaItem; nameOf: (id: string | null) => string };

function PlanCells({ plan, nameOf }: PlanCellsProps) {
  const t = useText();
  const format = useFormat();
  const state = stateOf(plan, format.today);
  const from = format.date(plan.from);
  return (
    <>
      <td>
        {plan.name}
        {plan.opens ? <div className={styles['soft']}>{plan.opens}</div> : null}
        {plan.note ? <div className={styles['soft']}>{plan.note}</div> : null}
      </td>
      <td>
        {plan.to === null
          ? t('quota.plan.onward', { from })
          : t('quota.plan.span', { from, to: format.date(plan.to) })}
      </td>
      <td className={styles['places']}>
        {plan.lines.length === 0 ? t('quota.plan.closedAll') : null}
        {plan.lines.map(({ lane, kind, places }) => (
          <div key={`${lane} ${kind}`}>
            {t(`labels.lane.${lane}`)}
            {kind ? ` (${t(`labels.kind.${kind}`)})` : ''}: {places.join(' · ')}
          </div>
        ))}
      </td>
      <td>
        <Chip tone={TONES[state]} label={t(`quota.plan.state.${state}`)} />
      </td>
      <td>{[plan.proposedBy, plan.decidedBy].map(nameOf).filter(Boolean).join(', ')}</td>
    </>
  );
}

type Shown = QuotaItem['state'] | 'OVER';
const TONES = { PROPOSED: 'violet', PUBLISHED: 'green', REFUSED: 'gray', OVER: 'gray' } as const;

function stateOf({ state, to }: QuotaItem, today: PlainDate): Shown {
  return state === 'PUBLISHED' && to !== null && to < today ? 'OVER' : state;
}
