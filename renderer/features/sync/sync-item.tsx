import { Link } from 'react-router';
import {
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudDownload,
  IconCloudOff,
  IconDeviceDesktop,
  type Icon,
} from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { StripItem } from '#renderer/ui/frame/status-strip.tsx';
import { stateText, type HubStatus } from './sync-text.ts';
import { useSyncStatus } from './use-sync-status.ts';
import styles from './sync.module.css';

const ICONS: Readonly<Record<HubStatus['link'], Icon>> = {
  ONLINE: IconCloudCheck,
  OFFLINE: IconCloudOff,
  COPYING: IconCloudDownload,
  REVOKED: IconAlertTriangle,
  OUTDATED: IconAlertTriangle,
};

/** The strip's first words on every screen: connection, what waits, what was refused, last sync. */
export function SyncItem() {
  const t = useText();
  const format = useFormat();
  const status = useSyncStatus();
  if (!status) return null;
  if (status.mode === 'STANDALONE') {
    return <StripItem Icon={IconDeviceDesktop}>{t('common.strip.standalone')}</StripItem>;
  }
  const { link, waiting, uploads, uploadsRefused, refused, lastSyncAt } = status;
  return (
    <>
      <StripItem Icon={ICONS[link]}>{stateText(t, format, status)}</StripItem>
      {waiting + uploads + uploadsRefused + refused > 0 ? (
        <Link className={styles['stripLink']} to="/sinkron">
          {refused > 0 ? (
            <strong className={styles['refused']}>{t('sync.refused', { count: refused })}</strong>
          ) : null}
          {uploadsRefused > 0 ? (
            <strong className={styles['refused']}>
              {t('sync.uploadsRefused', { count: uploadsRefused })}
            </strong>
          ) : null}
          {waiting > 0 ? <span>{t('sync.waiting', { count: waiting })}</span> : null}
          {uploads > 0 ? <span>{t('sync.uploads', { count: uploads })}</span> : null}
        </Link>
      ) : null}
      <StripItem>
        {lastSyncAt ? t('sync.lastSync', { time: format.time(lastSyncAt) }) : t('sync.never')}
      </StripItem>
    </>
  );
}
