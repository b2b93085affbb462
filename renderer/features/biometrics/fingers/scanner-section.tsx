import type { ShownSettings } from '#common/contract/ipc/fingers.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { CertificateList } from '#renderer/ui/certificate-list.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { DeviceSettings } from './device-settings.tsx';
import styles from './fingers.module.css';

const NO_INPUT = {};

/** IT's part: whose fingerprint devices this PC believes, and which one belongs to the desk. */
export function ScannerSection() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('biometrics.scannerSettings', NO_INPUT);
  return (
    <Section title={t('fingers.settings.title')}>
      <p className={styles['hint']}>{t('fingers.settings.text')}</p>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {data ? (
        <div className={styles['settings']}>
          <Issuers issuers={data.issuers} />
          <DeviceSettings device={data.device} hasIssuers={data.issuers.length > 0} />
          <Level level={data.level} />
        </div>
      ) : error ? null : (
        <LinesSkeleton lines={3} />
      )}
    </Section>
  );
}

function Issuers({ issuers }: Pick<ShownSettings, 'issuers'>) {
  const t = useText();
  const [add, { isBusy, error }] = useChannelMutation('biometrics.addIssuer');
  const [remove] = useChannelMutation('biometrics.removeIssuer');
  return (
    <CertificateList
      title={t('fingers.settings.issuers')}
      certificates={issuers}
      none={t('fingers.settings.noIssuers')}
      add={{ label: t('fingers.settings.add'), isBusy, error, run: () => void add({}) }}
      onRemove={(issuerId) => void remove({ issuerId })}
    />
  );
}

function Level({ level }: Pick<ShownSettings, 'level'>) {
  const t = useText();
  const [save] = useChannelMutation('biometrics.scannerLevel');
  return (
    <ChoiceField
      label={t('fingers.settings.level')}
      choices={(['L0', 'L1'] as const).map((value) => ({
        value,
        label: t(`fingers.settings.levels.${value}`),
      }))}
      value={level}
      onChange={(value) => void save({ level: value })}
    />
  );
}
