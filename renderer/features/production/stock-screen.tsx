import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconBook2, IconPlus } from '@tabler/icons-react';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { ariaKeys, KeyHint } from '#renderer/ui/key-hint.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { BlankList } from './blank-list.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { StockCounts } from './stock-counts.tsx';
import styles from './production.module.css';

const NO_INPUT = {};

/** `/blangko`: how many blanks there are of each kind, where each one is, and the receipt of new ones. */
export function StockScreen() {
  const t = useText();
  const { can } = useSession();
  const { data: stock, error, refetch } = useChannelQuery('production.stock', NO_INPUT);
  const [isReceiving, setIsReceiving] = useState(false);
  const canReceive = can('stock.manage');
  const total = stock?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;

  useScreenKeys([
    {
      combo: 'ctrl+Enter',
      label: t('production.stock.receive'),
      run: () => setIsReceiving(true),
      isDisabled: !canReceive,
    },
  ]);

  return (
    <div className={styles['stock']}>
      <PageHead
        title={t('production.stock.title')}
        aside={stock ? t('production.stock.total', { count: formatCount(total) }) : null}
      >
        {canReceive ? (
          <Button
            leftSection={<IconPlus size={16} aria-hidden />}
            rightSection={<KeyHint combo="ctrl+Enter" />}
            aria-keyshortcuts={ariaKeys('ctrl+Enter')}
            onClick={() => setIsReceiving(true)}
          >
            {t('production.stock.receive')}
          </Button>
        ) : null}
      </PageHead>
      {error && !stock ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!stock && !error ? <LinesSkeleton lines={4} /> : null}
      {stock && total === 0 ? (
        <EmptyState
          title={t('production.stock.empty')}
          text={t('production.stock.emptyText')}
          Icon={IconBook2}
        />
      ) : null}
      {stock && total > 0 ? (
        <>
          <StockCounts stock={stock} />
          <BlankList />
        </>
      ) : null}
      <ReceiveDialog isOpen={isReceiving} onClose={() => setIsReceiving(false)} />
    </div>
  );
}
