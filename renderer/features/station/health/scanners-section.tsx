import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ScannerTest } from '#common/contract/ipc/health.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from '../station.module.css';

/** Each scanner of this PC gives one page, which nobody keeps. */
export function ScannersSection() {
  const t = useText();
  const [test, { isBusy, error }] = useChannelMutation('station.testScanners');
  const [tested, setTested] = useState<readonly ScannerTest[] | null>(null);

  async function run() {
    const reply = await test({});
    setTested(reply.ok ? reply.value : null);
  }

  return (
    <Section
      title={t('health.scanners.title')}
      aside={
        <Button variant="default" size="xs" loading={isBusy} onClick={() => void run()}>
          {t('health.scanners.test')}
        </Button>
      }
    >
      <p className={styles['text']}>{t('health.scanners.text')}</p>
      <div aria-live="polite">
        {isBusy ? <p>{t('health.scanners.testing')}</p> : null}
        {error ? <RefusalLine error={error} /> : null}
        {tested?.length === 0 ? <p>{t('health.scanners.none')}</p> : null}
        {isBusy ? null : tested?.map((one) => <Tested key={one.name} test={one} />)}
      </div>
    </Section>
  );
}

function Tested({ test: { name, model, sources, page, problem } }: { test: ScannerTest }) {
  const t = useText();
  const size =
    page && page.width !== null && page.height !== null ? `${page.width} × ${page.height} px` : 'PDF';
  return (
    <>
      <Facts
        facts={[
          { term: name, value: model },
          {
            term: t('health.scanners.sources'),
            value: sources.map((source) => t(`health.scanners.source.${source}`)).join(', '),
          },
          {
            term: t('health.scanners.page'),
            value: page ? t('health.scanners.took', { size, seconds: formatCount(page.seconds) }) : '–',
          },
        ]}
      />
      {problem ? <RefusalLine error={problem} /> : null}
    </>
  );
}
