import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BackupSection } from '../backup/backup-section.tsx';
import { PolicySection } from '../policy-section.tsx';
import { UpdatesSection } from '../updates-section.tsx';
import styles from '../station.module.css';
import { DevicesSection } from './devices-section.tsx';
import { HealthFacts } from './health-facts.tsx';
import { HelpSection } from './help-section.tsx';
import { LogSection } from './log-section.tsx';
import { RecordsSection } from './records-section.tsx';
import { ScannersSection } from './scanners-section.tsx';

/** For IT: how this PC is, and what can be done about it. */
export function HealthScreen() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('station.health', {});
  return (
    <WorkLayout>
      <h1 className={styles['title']}>{t('health.title')}</h1>
      <p className={styles['text']}>{t('health.text')}</p>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {data ? <HealthFacts health={data} /> : error ? null : <LinesSkeleton lines={8} />}
      <DevicesSection />
      <ScannersSection />
      <RecordsSection />
      <BackupSection />
      {data ? <LogSection log={data.log} /> : null}
      <HelpSection />
      <PolicySection />
      <UpdatesSection />
    </WorkLayout>
  );
}
