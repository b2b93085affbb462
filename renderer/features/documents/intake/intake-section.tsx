import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { FolderSettings } from './folder-settings.tsx';
import { ScannerSettings } from './scanner-settings.tsx';
import styles from './intake.module.css';

const NO_INPUT = {};

/** IT's part: the scanners that this PC uses and the folder that one of them writes to. */
export function IntakeSection() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('documents.intakeSettings', NO_INPUT);
  return (
    <Section title={t('pages.settings.title')}>
      <p className={styles['hint']}>{t('pages.settings.text')}</p>
      <Loaded data={data} error={error} onRetry={refetch} />
    </Section>
  );
}

type LoadedProps = {
  data: IntakeSettings | undefined;
  error: ReplyError | undefined;
  onRetry: () => void;
};

function Loaded({ data, error, onRetry }: LoadedProps) {
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (!data) return <LinesSkeleton lines={4} />;
  return (
    <div className={styles['settings']}>
      <ScannerSettings scanners={data.scanners} />
      <FolderSettings folder={data.folder} afterTaking={data.afterTaking} />
    </div>
  );
}
