import { useState } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconLock, IconTrash } from '@tabler/icons-react';
import type { Scanner } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './intake.module.css';

/** The scanners by name; a new one is added only when it answers. */
export function ScannerSettings({ scanners }: { scanners: readonly Scanner[] }) {
  const t = useText();
  const [add, { isBusy, error, reset }] = useChannelMutation('documents.addScanner');
  const [remove] = useChannelMutation('documents.removeScanner');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');

  async function submit() {
    const reply = await add({ name, address });
    if (!reply.ok) return;
    setName('');
    setAddress('');
    showToast({ message: t('pages.settings.added') });
  }

  async function take(scannerId: string) {
    const reply = await remove({ scannerId });
    if (reply.ok) showToast({ message: t('pages.settings.removed') });
  }

  return (
    <div>
      <h4 className={styles['heading']}>{t('pages.settings.scanners')}</h4>
      {scanners.length === 0 ? <p className={styles['hint']}>{t('pages.settings.noScanners')}</p> : null}
      <ul className={styles['scanners']}>
        {scanners.map((scanner) => (
          <li key={scanner.id}>
            <span className={styles['scannerName']}>{scanner.name}</span>
            <span className={styles['hint']}>{scanner.url}</span>
            {scanner.certificate ? (
              <span className={styles['hint']}>
                <IconLock size={14} aria-hidden /> {t('pages.settings.pinned')}
              </span>
            ) : null}
            <span className={styles['grow']} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('pages.settings.remove', { name: scanner.name })}
              onClick={() => void take(scanner.id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        className={styles['formLine']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('pages.settings.name')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('pages.settings.address')}
          placeholder={t('pages.settings.addressHint')}
          value={address}
          maxLength={200}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            reset();
          }}
        />
        <Button
          type="submit"
          variant="default"
          loading={isBusy}
          disabled={name.trim() === '' || address.trim() === ''}
        >
          {t('pages.settings.add')}
        </Button>
      </form>
      {error ? <RefusalLine error={error} /> : null}
    </div>
  );
}
