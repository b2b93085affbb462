import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { FingerScanners, ShownSettings } from '#common/contract/ipc/fingers.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './fingers.module.css';

type DeviceSettingsProps = { device: ShownSettings['device']; hasIssuers: boolean };

/** The device of this desk: found, looked at, and registered by IT. */
export function DeviceSettings({ device, hasIssuers }: DeviceSettingsProps) {
  const t = useText();
  const [search, { isBusy, error }] = useChannelMutation('biometrics.scanners');
  const [register] = useChannelMutation('biometrics.registerScanner');
  const [found, setFound] = useState<FingerScanners | null>(null);

  async function look() {
    const reply = await search({});
    setFound(reply.ok ? reply.value : null);
  }

  async function take(scannerId: string | null) {
    const reply = await register({ scannerId });
    if (!reply.ok) return;
    setFound(null);
    showToast({ message: t(scannerId ? 'fingers.settings.registered' : 'fingers.settings.released') });
  }

  return (
    <div>
      <h4 className={styles['heading']}>{t('fingers.settings.device')}</h4>
      <div className={styles['row']}>
        <span>
          {device
            ? t('fingers.scanner', { make: device.make, model: device.model, serial: device.serial })
            : t('fingers.settings.anyDevice')}
        </span>
        <span className={styles['grow']} />
        {device ? (
          <Button size="compact-sm" variant="default" onClick={() => void take(null)}>
            {t('fingers.settings.release')}
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          loading={isBusy}
          disabled={!hasIssuers}
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => void look()}
        >
          {t('fingers.search')}
        </Button>
      </div>
      <ul className={styles['rows']}>
        {found?.scanners.map(({ id, make, model, serial, certification }) => (
          <li key={id} className={styles['row']}>
            <span className={styles['name']}>{t('fingers.scanner', { make, model, serial })}</span>
            <span className={styles['hint']}>{certification}</span>
            <span className={styles['grow']} />
            <Button
              size="compact-sm"
              aria-label={t('fingers.settings.registerOne', { serial })}
              onClick={() => void take(id)}
            >
              {t('fingers.settings.register')}
            </Button>
          </li>
        ))}
      </ul>
      {found?.scanners.length === 0 ? (
        <RefusalLine error={found.refused[0] ?? { code: 'FINGER_SCANNER_NONE' }} />
      ) : null}
      {error ? <RefusalLine error={error} /> : null}
    </div>
  );
}
