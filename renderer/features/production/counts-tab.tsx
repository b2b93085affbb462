import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import type { Tally } from '#common/domain/production/custody.ts';
import type { CountState, CountView } from '#common/domain/production/stock-count.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { ReadBacks } from './read-backs.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { useHands } from './use-hands.ts';
import styles from './production.module.css';

const NO_INPUT = {};
const TONES: Readonly<Record<CountState, Tone>> = {
  OPEN: 'violet',
  EQUAL: 'green',
  DIFFERS: 'red',
  SETTLED: 'gray',
};

/** Today's counts, every difference that nobody has settled, and how books were read back. */
export function CountsTab() {
  return (
    <>
      <Counts />
      <ReadBacks />
    </>
  );
}

function Counts() {
  const t = useText();
  const { data: counts, error, refetch } = useChannelQuery('production.stockCounts', NO_INPUT);
  const [settling, setSettling] = useState<string | null>(null);
  if (error && !counts) return <ErrorState error={error} onRetry={refetch} />;
  if (!counts) return <LinesSkeleton lines={3} />;
  if (counts.length === 0) {
    return <EmptyState title={t('stock.count.none')} text={t('stock.count.noneText')} Icon={IconListCheck} />;
  }
  return (
    <div className={styles['summary']}>
      <PlainTable aria-label={t('stock.count.title')}>
        <thead>
          <tr>
            {(['hand', 'state', 'by', 'at', 'found'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`stock.count.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('stock.count.settle')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <CountRow key={count.id} count={count} onSettle={() => setSettling(count.id)} />
          ))}
        </tbody>
      </PlainTable>
      {settling ? <SettleDialog id={settling} onClose={() => setSettling(null)} /> : null}
    </div>
  );
}

function CountRow({ count, onSettle }: { count: CountView; onSettle: () => void }) {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const { labelOf, nameOf } = useHands();
  const { hand, state, by, at, result, settled } = count;
  return (
    <tr>
      <th scope="row">{labelOf(hand)}</th>
      <td>
        <Chip label={t(`stock.count.states.${state}`)} tone={TONES[state]} />
      </td>
      <td>{by.map(nameOf).join(', ')}</td>
      <td>{format.moment(at)}</td>
      <td>
        {result
          ? t('stock.count.found', {
              first: totalOf(result.first),
              second: totalOf(result.second),
              ledger: totalOf(result.ledger),
            })
          : null}
        {settled ? ` ${t(`stock.count.reasons.${settled.reason}`)}: ${settled.note}` : null}
      </td>
      <td>
        {state === 'DIFFERS' && can('stock.settle') ? (
          <Button size="compact-sm" onClick={onSettle}>
            {t('stock.count.settle')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function totalOf(tallies: readonly Tally[]): string {
  return formatCount(tallies.reduce((sum, { count }) => sum + count, 0));
}
