import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from '../station.module.css';

/** What is taken away from this PC for whoever helps. */
export function HelpSection() {
  const t = useText();
  const [save, saving] = useChannelMutation('station.saveDiagnostics');
  const { error } = saving;

  async function saveDiagnostics() {
    const reply = await save({});
    if (reply.ok && reply.value.saved) showToast({ message: t('health.saved') });
  }

  return (
    <Section title={t('health.diagnostics')}>
      <div className={styles['offer']}>
        <p>{t('health.diagnosticsText')}</p>
        <Button variant="default" loading={saving.isBusy} onClick={() => void saveDiagnostics()}>
          {t('health.diagnostics')}
        </Button>
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </Section>
  );
}
