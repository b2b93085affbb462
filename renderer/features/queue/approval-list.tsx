import { useEffect, useRef } from 'react';
import { IconCircleCheck, IconDice3 } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ApprovalRow } from '#common/contract/ipc/approval.ts';
import { weightOf } from '#common/domain/approval/findings.ts';
import { LaneChip } from '#renderer/features/applications/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import styles from './approval-screen.module.css';

const ROW_HEIGHT = 76;
const SHOWN_RISKS = 2;

type ApprovalListProps = {
  rows: readonly ApprovalRow[];
  selectedId: string;
  onChoose: (index: number) => void;
};

/** Who waits, in the order of the queue, each with what speaks against a quick decision. Only the rows in view are in the page. */
export function ApprovalList({ rows, selectedId, onChoose }: ApprovalListProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the virtualiser re-renders by itself
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const at = rows.findIndex(({ id }) => id === selectedId);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);

  return (
    <nav className={styles['list']} aria-label={t('approval.list.label')}>
      <div ref={scroller} className={styles['scroller']}>
        <div className={styles['inner']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <button
                key={row.id}
                type="button"
                className={styles['row']}
                style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
                aria-current={row.id === selectedId}
                onClick={() => onChoose(index)}
              >
                <RowContent row={row} />
              </button>
            );
          })}
        </div>
      </div>
    </nav>
  );
}

function RowContent({ row }: { row: ApprovalRow }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <span className={styles['name']} title={row.name}>
        {row.name}
      </span>
      <span className={styles['meta']}>
        <LaneChip lane={row.lane} />
        <span className="numeric">…{row.number.slice(-6)}</span>
        <span>{t('approval.list.waiting', { since: format.waiting(row.stateSince) })}</span>
      </span>
      <span className={styles['risks']}>
        <Risks row={row} />
      </span>
    </>
  );
}

function Risks({ row: { risks, isSampled } }: { row: ApprovalRow }) {
  const t = useText();
  if (risks.length === 0) {
    return isSampled ? (
      <Chip
        tone="blue"
        Icon={IconDice3}
        label={t('approval.list.sampled')}
        title={t('approval.list.sampledText')}
        isPlain
      />
    ) : (
      <Chip tone="green" Icon={IconCircleCheck} label={t('approval.list.clean')} isPlain />
    );
  }
  const more = risks.length - SHOWN_RISKS;
  const all = risks.map((risk) => t(`approval.risk.${risk}`)).join(', ');
  return (
    <>
      {risks.slice(0, SHOWN_RISKS).map((risk) => (
        <Chip
          key={risk}
          tone={weightOf(risk) === 'GRAVE' ? 'red' : 'amber'}
          label={t(`approval.risk.${risk}`)}
          title={all}
        />
      ))}
      {more > 0 ? <Chip label={`+${more}`} title={all} /> : null}
    </>
  );
}
