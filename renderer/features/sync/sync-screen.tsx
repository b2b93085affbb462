import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { GateNotice } from './gate-notice.tsx';
import { FailedUploads } from './failed-uploads.tsx';
import { NewKeyForm } from './new-key-form.tsx';
import { Outbox } from './outbox.tsx';
import { StickButtons } from './stick-buttons.tsx';
import { reasonText, stateText, type HubStatus } from './sync-text.ts';
import { Tray } from './tray.tsx';
import { useSyncStatus } from './use-sync-status.ts';
import styles from './sync.module.css';

/** `/sinkron`: where the desk stands with its hub, what was refused, what waits. */
export function SyncScreen() {
  const t = useText();
  const { can } = useSession();
  const status = useSyncStatus();
  const [retry, { isBusy }] = useChannelMutation('sync.retry');
  const isHub = status?.mode === 'HUB';

  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('sync.retry'), run: () => void retry({}), isDisabled: !isHub || isBusy },
  ]);

  return (
    <div className={styles['page']}>
      <PageHead title={t('sync.title')}>
        {isHub ? (
          <Button
            loading={isBusy}
            leftSection={<IconRefresh size={16} aria-hidden />}
            rightSection={<KeyHint combo="ctrl+Enter" />}
            onClick={() => void retry({})}
          >
            {t('sync.retry')}
          </Button>
        ) : null}
      </PageHead>
      {!status ? <LinesSkeleton lines={4} /> : null}
      {status?.mode === 'STANDALONE' ? (
        <EmptyState title={t('common.strip.standalone')} text={t('sync.standaloneText')} />
      ) : null}
      {status?.mode === 'HUB' ? (
        <>
          <GateNotice />
          <State status={status} />
          <NewKeyForm />
          {can('case.read') ? (
            <>
              <Tray />
              <FailedUploads />
              <Outbox />
              <StickButtons />
            </>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function State({ status }: { status: HubStatus }) {
  const t = useText();
  const format = useFormat();
  const { link, nextTryAt, lastSyncAt } = status;
  return (
    <div className={styles['state']}>
      <span className={styles['word']}>{stateText(t, format, status)}</span>
      <span className={styles['soft']}>
        {lastSyncAt ? t('sync.lastSync', { time: format.time(lastSyncAt) }) : t('sync.never')}
      </span>
      {nextTryAt ? (
        <span className={styles['soft']}>{t('sync.nextTry', { time: format.time(nextTryAt) })}</span>
      ) : null}
      <p>
        {reasonText(t, status)} {t(`sync.hint.${link}`)}
      </p>
    </div>
  );
}
