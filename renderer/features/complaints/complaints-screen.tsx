import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconMessageReport } from '@tabler/icons-react';
import { complaintsDue, type ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { ComplaintList } from './complaint-list.tsx';
import { ComplaintPane } from './complaint-pane.tsx';
import { NewComplaintDialog } from './new-complaint-dialog.tsx';
import styles from './complaints.module.css';

const NO_INPUT = {};
const FILTERS = ['open', 'mine', 'unverified', 'late', 'ended'] as const;
type Filter = (typeof FILTERS)[number];

/** `/pengaduan`: the book at the left, late ones first; the chosen complaint with its steps at the right. */
export function ComplaintsScreen() {
  const t = useText();
  const { user } = useSession();
  const { today } = useFormat();
  const { data, error, refetch } = useChannelQuery('complaints.list', NO_INPUT);
  const [filter, setFilter] = useState<Filter>('open');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isNewOpen, setIsNewOpen] = useState(false);
  const rows = (data?.rows ?? []).filter((row) => fits(row, filter, user?.id));
  const selected = rows.find(({ subject }) => subject === chosenId) ?? rows[0];
  const at = selected ? rows.indexOf(selected) : -1;
  const choose = (index: number) => setChosenId(rows[index]?.subject ?? chosenId);

  useScreenKeys([
    { combo: 'n', label: t('complaints.new'), run: () => setIsNewOpen(true), isDisabled: !data },
    { combo: 'j', label: t('common.keys.next'), run: () => choose(at + 1), isDisabled: at < 0 },
    { combo: 'k', label: t('common.keys.previous'), run: () => choose(at - 1), isDisabled: at < 1 },
  ]);

  return (
    <div className={styles['page']}>
      <PageHead
        title={t('complaints.title')}
        aside={data ? t('complaints.count', complaintsDue(data.rows, today)) : null}
      >
        <Button disabled={!data} rightSection={<KeyHint combo="n" />} onClick={() => setIsNewOpen(true)}>
          {t('complaints.new')}
        </Button>
      </PageHead>
      {body()}
      {isNewOpen && data ? (
        <NewComplaintDialog people={data.people} onClose={() => setIsNewOpen(false)} />
      ) : null}
    </div>
  );

  function body() {
    if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
    if (data.rows.length === 0) {
      return (
        <EmptyState title={t('complaints.empty')} text={t('complaints.emptyText')} Icon={IconMessageReport} />
      );
    }
    return (
      <>
        <div className={styles['filters']} role="toolbar" aria-label={t('complaints.filter.title')}>
          {FILTERS.map((one) => (
            <FilterChip
              key={one}
              label={t(`complaints.filter.${one}`)}
              isOn={one === filter}
              onToggle={() => setFilter(one)}
            />
          ))}
        </div>
        {selected ? (
          <div className={styles['body']}>
            <ComplaintList rows={rows} selectedId={selected.subject} onChoose={setChosenId} />
            <ComplaintPane key={selected.subject} row={selected} people={data.people} />
          </div>
        ) : (
          <EmptyState title={t('complaints.emptyFilter')} Icon={IconMessageReport} />
        )}
      </>
    );
  }
}

function fits(
  { isOpen, isLate, unverifiedDays, item }: ComplaintRow,
  filter: Filter,
  own: string | undefined,
): boolean {
  switch (filter) {
    case 'open':
      return isOpen;
    case 'mine':
      return isOpen && item.handler === own;
    case 'unverified':
      return unverifiedDays !== null;
    case 'late':
      return isLate;
    case 'ended':
      return !isOpen;
  }
}
