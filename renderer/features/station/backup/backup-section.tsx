import { useState } from 'react';
import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { RestoreForm } from './restore-form.tsx';
import styles from '../station.module.css';

/** The whole desk into one sealed file, back from it, and away to another PC. */
export function BackupSection() {
  const t = useText();
  const [backUp, { isBusy, error }] = useChannelMutation('station.backUp');
  const [open, setOpen] = useState<'MOVE' | 'RESTORE' | null>(null);
  const close = () => setOpen(null);

  async function run(isMove: boolean) {
    const reply = await backUp({ isMove });
    if (!reply.ok || !reply.value.saved) return;
    const { name, megabytes } = reply.value;
    showToast({ message: t('health.backup.done', { name, count: megabytes }) });
  }

  return (
    <Section title={t('health.backup.title')}>
      <div className={styles['offer']}>
        <p>{t('health.backup.text')}</p>
        <Button variant="default" loading={isBusy && open === null} onClick={() => void run(false)}>
          {t('health.backup.make')}
        </Button>
        <p>{t('health.backup.restoreText')}</p>
        <Button variant="default" onClick={() => setOpen('RESTORE')}>
          {t('health.backup.restore')}
        </Button>
        <p>{t('health.backup.moveText')}</p>
        <Button variant="default" onClick={() => setOpen('MOVE')}>
          {t('health.backup.move')}
        </Button>
      </div>
      {error ? <RefusalLine error={error} /> : null}
      <Dialog title={t('health.backup.move')} isOpen={open === 'MOVE'} onClose={close}>
        <FieldStack>
          <p>{t('health.backup.moveSure')}</p>
          <ConfirmFooter
            label={t('health.backup.moveGo')}
            isBusy={isBusy}
            isDangerous
            onCancel={close}
            onConfirm={() => run(true)}
          />
        </FieldStack>
      </Dialog>
      <Dialog
        title={t('health.backup.restoreTitle')}
        isOpen={open === 'RESTORE'}
        onClose={close}
        size="560px"
      >
        <RestoreForm needsText={false} onCancel={close} />
      </Dialog>
    </Section>
  );
}
