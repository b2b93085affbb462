import { useState } from 'react';
import { Button, Tabs } from '@mantine/core';
import {
  IconAlertOctagon,
  IconArrowsExchange,
  IconBook2,
  IconListCheck,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import type { IconType } from '#renderer/ui/chip.tsx';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { DestructionsTab } from './controls/destructions-tab.tsx';
import { ShipmentsStopped } from './controls/shipments-stopped.tsx';
import { TransportsTab } from './controls/transports-tab.tsx';
import { VaultTab } from './controls/vault-tab.tsx';
import { BlankList } from './blank-list.tsx';
import { CountDialog } from './count-dialog.tsx';
import { CountsTab } from './counts-tab.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { HandsTab } from './hands-tab.tsx';
import { MovementsTab } from './movements-tab.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { RequestsSection } from './requests-section.tsx';
import { SpoilDialog } from './spoil-dialog.tsx';
import { useHands } from './use-hands.ts';
import { CountsDue } from './counts-due.tsx';
import styles from './production.module.css';

const NO_INPUT = {};
const TABS = ['hands', 'numbers', 'movements', 'counts', 'transports', 'vault', 'destructions'] as const;
type Open = 'handOver' | 'receive' | 'spoil' | 'count' | null;

/** `/blangko`: in whose hand each blank is, how it came there, and the counts that hold it to be true. */
export function StockScreen() {
  const t = useText();
  const { can } = useSession();
  const { mayGive } = useHands();
  const { data: stock, error, refetch } = useChannelQuery('production.stock', NO_INPUT);
  const [open, setOpen] = useState<Open>(null);
  const [tab, setTab] = useState<string | null>('hands');
  const total = stock?.counts.reduce((sum, { count }) => sum + (count ?? 0), 0) ?? 0;
  const isCounted = stock?.counts.some(({ count }) => count === null) ?? false;
  const isEmpty = total === 0 && !isCounted;
  const acts: readonly Act[] = [
    {
      name: 'count',
      label: t('stock.count.start'),
      combo: 'ctrl+h',
      Icon: IconListCheck,
      isOff: isEmpty,
    },
    {
      name: 'spoil',
      label: t('stock.spoil.title'),
      combo: 'ctrl+r',
      Icon: IconTrash,
      isOff: mayGive.length === 0,
    },
    {
      name: 'receive',
      label: t('production.stock.receive'),
      combo: 'ctrl+b',
      Icon: IconPlus,
      isOff: !can('stock.manage'),
    },
    {
      name: 'handOver',
      label: t('stock.handOver.title'),
      combo: 'ctrl+Enter',
      Icon: IconArrowsExchange,
      isOff: mayGive.length === 0 || isEmpty,
    },
  ];

  useScreenKeys(
    acts.map(({ name, label, combo, isOff }) => ({
      combo,
      label,
      run: () => setOpen(name),
      isDisabled: isOff,
    })),
  );
  const close = () => setOpen(null);

  return (
    <div className={styles['stock']}>
      <PageHead
        title={t('production.stock.title')}
        aside={
          stock && !isCounted && open !== 'count'
            ? t('production.stock.total', { count: formatCount(total) })
            : null
        }
      >
        {acts
          .filter(({ isOff }) => !isOff)
          .map((act) => (
            <ActButton
              key={act.name}
              act={act}
              isPrimary={act === acts.findLast(({ isOff }) => !isOff)}
              onRun={setOpen}
            />
          ))}
      </PageHead>
      {error && !stock ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!stock && !error ? <LinesSkeleton lines={4} /> : null}
      {stock?.isStopped ? (
        <p className={styles['stopped']} role="alert">
          <IconAlertOctagon size={18} aria-hidden />
          <span>
            <strong>{t('stock.stopped')}</strong> {t('stock.stoppedText')}
          </span>
        </p>
      ) : null}
      <CountsDue only="hands" />
      <RequestsSection />
      <ShipmentsStopped />
      {stock ? (
        <>
          <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''}>
            <Tabs.List>
              {TABS.map((name) => (
                <Tabs.Tab
                  key={name}
                  value={name}
                  id={`stock-tab-${name}`}
                  aria-controls={`stock-panel-${name}`}
                >
                  {t(`stock.tab.${name}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          <div
            className={styles['panel']}
            role="tabpanel"
            id={`stock-panel-${tab}`}
            aria-labelledby={`stock-tab-${tab}`}
          >
            {/* Whoever counts sees no number behind the dialog. */}
            {isEmpty && (tab === 'hands' || tab === 'numbers') ? (
              <EmptyState
                title={t('production.stock.empty')}
                text={t('production.stock.emptyText')}
                Icon={IconBook2}
              />
            ) : null}
            {open !== 'count' && tab === 'hands' && !isEmpty ? <HandsTab stock={stock} /> : null}
            {open !== 'count' && tab === 'numbers' && !isEmpty ? <BlankList /> : null}
            {tab === 'movements' ? <MovementsTab /> : null}
            {tab === 'counts' ? <CountsTab /> : null}
            {tab === 'transports' ? <TransportsTab /> : null}
            {tab === 'vault' ? <VaultTab /> : null}
            {tab === 'destructions' ? <DestructionsTab /> : null}
          </div>
        </>
      ) : null}
      <HandOverDialog isOpen={open === 'handOver'} onClose={close} />
      <ReceiveDialog isOpen={open === 'receive'} onClose={close} />
      <SpoilDialog isOpen={open === 'spoil'} onClose={close} />
      <CountDialog isOpen={open === 'count'} onClose={close} />
    </div>
  );
}

type Act = { name: Exclude<Open, null>; label: string; combo: string; Icon: IconType; isOff: boolean };

function ActButton({ act, isPrimary, onRun }: { act: Act; isPrimary: boolean; onRun: (name: Open) => void }) {
  const { name, label, combo, Icon } = act;
  return (
    <Button
      {...(isPrimary ? {} : { variant: 'default' })}
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={<KeyHint combo={combo} />}
      onClick={() => onRun(name)}
    >
      {label}
    </Button>
  );
}
