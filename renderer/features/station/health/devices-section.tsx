import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { TestPages } from './test-pages.tsx';
import { useDeviceTest, type DeviceTest } from './use-device-test.ts';
import styles from '../station.module.css';

/** Each device is really asked: the camera opened, the fingerprint scanners searched for, each printer given a page. */
export function DevicesSection() {
  const t = useText();
  const { run, result } = useDeviceTest();
  const [isBusy, setBusy] = useState(false);

  async function test() {
    setBusy(true);
    await run();
    setBusy(false);
  }

  return (
    <Section
      title={t('health.devices')}
      aside={
        <Button variant="default" size="xs" loading={isBusy} onClick={() => void test()}>
          {t('health.test')}
        </Button>
      }
    >
      <div aria-live="polite" className={styles['told']}>
        {result ? <Result result={result} /> : null}
      </div>
      <TestPages />
    </Section>
  );
}

function Result({ result: { camera, fingerprint, printers } }: { result: DeviceTest }) {
  const t = useText();
  const found = (count: number) => (count === 0 ? t('health.none') : t('health.found', { count }));
  const devices = [
    { term: t('health.fingerprint'), ...fingerprint },
    { term: t('health.printers'), ...printers },
  ];
  return (
    <div className={styles['pages']}>
      <Facts
        facts={[
          {
            term: t('health.camera'),
            value: typeof camera === 'number' ? found(camera) : t(`health.cameraFault.${camera}`),
          },
          ...devices.map(({ term, count, problems }) => ({
            term,
            // "None" would be said of a device that is there and was left aside.
            value: count === 0 && problems.length > 0 ? t('health.notUsable') : found(count),
          })),
        ]}
      />
      <Problems problems={devices.flatMap(({ problems }) => problems)} />
    </div>
  );
}

function Problems({ problems }: { problems: readonly ReplyError[] }) {
  return problems.map((problem, at) => <RefusalLine key={`${at} ${problem.code}`} error={problem} />);
}
