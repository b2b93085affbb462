import { Button } from '@mantine/core';
import { IconCpu, IconTrash } from '@tabler/icons-react';
import type { ShownChipReader } from '#common/contract/ipc/chip.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { CertificateList } from '#renderer/ui/certificate-list.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import styles from './chip.module.css';

const NO_INPUT = {};

/** IT's part: the program that reads chips on this PC, and the country certificates that are believed. */
export function ChipReaderSection() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('production.chipReader', NO_INPUT);
  return (
    <Section title={t('production.chipReader.title')}>
      <p className={styles['soft']}>{t('production.chipReader.text')}</p>
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {data ? (
        <>
          <Program command={data.command} />
          <Certificates certificates={data.certificates} />
        </>
      ) : error ? null : (
        <LinesSkeleton lines={3} />
      )}
    </Section>
  );
}

function Program({ command }: Pick<ShownChipReader, 'command'>) {
  const t = useText();
  const [choose, { isBusy, error }] = useChannelMutation('production.chooseChipReader');
  const [remove] = useChannelMutation('production.removeChipReader');
  return (
    <>
      {command === null ? (
        <p className={styles['soft']}>{t('production.chipReader.none')}</p>
      ) : (
        <Facts facts={[{ term: t('production.chipReader.program'), value: command }]} />
      )}
      <div className={styles['bar']}>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconCpu size={16} aria-hidden />}
          onClick={() => void choose({})}
        >
          {t('production.chipReader.choose')}
        </Button>
        {command === null ? null : (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void remove({})}
          >
            {t('production.chipReader.remove')}
          </Button>
        )}
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </>
  );
}

function Certificates({ certificates }: Pick<ShownChipReader, 'certificates'>) {
  const t = useText();
  const [add, { isBusy, error }] = useChannelMutation('production.addCountryCertificate');
  const [remove] = useChannelMutation('production.removeCountryCertificate');
  return (
    <CertificateList
      title={t('production.chipReader.certificates')}
      certificates={certificates}
      none={t('production.chipReader.noCertificates')}
      add={{ label: t('production.chipReader.add'), isBusy, error, run: () => void add({}) }}
      onRemove={(certificateId) => void remove({ certificateId })}
    />
  );
}
