import { useCallback, useState } from 'react';
import { Button } from '@mantine/core';
import type { ApprovalRow } from '#common/contract/ipc/approval.ts';
import { FilePane, type FindStageWork } from '#renderer/features/applications/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { TableSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { ApprovalList } from './approval-list.tsx';
import { BulkApproval, isBulkable } from './bulk-approval.tsx';
import styles from './approval-screen.module.css';

const NO_INPUT = {};

/** `/persetujuan`: what waits for an approver at the left, the chosen file at the right, one key from one to the next. */
export function ApprovalScreen({ findStageWork }: { findStageWork: FindStageWork }) {
  const t = useText();
  const { data: rows, error, refetch } = useChannelQuery('approval.list', NO_INPUT);
  const [chosen, setChosen] = useState<{ id: string; index: number } | null>(null);
  const [isBulkOpen, setIsBulkOpen] = useState(false);
  const selected = selectedOf(rows ?? [], chosen);
  const free = rows?.filter(isBulkable) ?? [];
  const canBulk = free.length > 0;

  function choose(index: number) {
    const row = rows?.[Math.max(0, Math.min(rows.length - 1, index))];
    if (row && rows) setChosen({ id: row.id, index: rows.indexOf(row) });
  }
  const at = selected && rows ? rows.indexOf(selected) : -1;
  // The next file takes the place of the one that left the list.
  const onActed = useCallback(() => refetch(), [refetch]);

  useScreenKeys([
    { combo: 'j', label: t('approval.list.next'), run: () => choose(at + 1), isDisabled: at < 0 },
    { combo: 'k', label: t('approval.list.previous'), run: () => choose(at - 1), isDisabled: at < 0 },
    { combo: 'b', label: t('approval.bulk.button'), run: () => setIsBulkOpen(true), isDisabled: !canBulk },
  ]);

  return (
    <>
      <PageHead
        title={t('approval.title')}
        aside={rows ? t('approval.list.count', { count: rows.length, free: free.length }) : null}
      >
        <Button
          variant="default"
          disabled={!canBulk}
          rightSection={<KeyHint combo="b" />}
          onClick={() => setIsBulkOpen(true)}
        >
          {t('approval.bulk.button')}
        </Button>
      </PageHead>
      {body()}
      {isBulkOpen && rows ? (
        <BulkApproval rows={rows} onClose={() => setIsBulkOpen(false)} onDone={refetch} />
      ) : null}
    </>
  );

  function body() {
    if (!rows) return error ? <ErrorState error={error} onRetry={refetch} /> : <TableSkeleton />;
    if (!selected) {
      return <EmptyState title={t('approval.list.empty')} text={t('approval.list.emptyText')} />;
    }
    return (
      <div className={styles['body']}>
        <ApprovalList rows={rows} selectedId={selected.id} onChoose={choose} />
        <section className={styles['file']} aria-label={selected.name}>
          <FilePane
            applicationId={selected.id}
            stage="decision"
            findStageWork={findStageWork}
            onActed={onActed}
          />
        </section>
      </div>
    );
  }
}

/** A file that was decided leaves the list; whatever came into its place is the next. */
function selectedOf(
  rows: readonly ApprovalRow[],
  chosen: { id: string; index: number } | null,
): ApprovalRow | null {
  const same = rows.find(({ id }) => id === chosen?.id);
  return same ?? rows[Math.min(chosen?.index ?? 0, rows.length - 1)] ?? null;
}
