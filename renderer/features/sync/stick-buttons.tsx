import { Button } from '@mantine/core';
import { IconUsb } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './sync.module.css';

/** For days without a network: what waits goes by stick to the hub, or to a desk that reaches it. */
export function StickButtons() {
  const t = useText();
  const [write, writing] = useChannelMutation('sync.export');
  const [bring, bringing] = useChannelMutation('sync.bring');
  const error = writing.error ?? bringing.error;

  async function save() {
    const reply = await write({});
    if (!reply.ok) return;
    const { saved, actions } = reply.value;
    const closeLabel = t('common.close');
    if (saved) showToast({ message: t('sync.stick.saved', { count: actions }), closeLabel });
    else if (actions === 0) showToast({ message: t('sync.stick.nothing'), tone: 'blue', closeLabel });
  }

  async function take() {
    const reply = await bring({});
    if (!reply.ok || !reply.value) return;
    const { deskName, accepted, refused, known } = reply.value;
    const message = t('sync.stick.brought', { desk: deskName, accepted, refused, known });
    showToast({ message, closeLabel: t('common.close') });
  }

  return (
    <>
      {error ? <RefusalLine error={error} /> : null}
      <div className={styles['stick']}>
        <span className={styles['soft']}>{t('sync.stick.text')}</span>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconUsb size={14} aria-hidden />}
          loading={writing.isBusy}
          onClick={() => void save()}
        >
          {t('sync.stick.save')}
        </Button>
        <Button variant="default" size="compact-sm" loading={bringing.isBusy} onClick={() => void take()}>
          {t('sync.stick.bring')}
        </Button>
      </div>
    </>
  );
}
