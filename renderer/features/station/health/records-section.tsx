import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RecordsCheck } from '#common/contract/ipc/health.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from '../station.module.css';

/** A look at everything that lies here; it repairs nothing. */
export function RecordsSection() {
  const t = useText();
  const [check, { isBusy, error }] = useChannelMutation('station.checkRecords');
  const [found, setFound] = useState<RecordsCheck | null>(null);

  async function run() {
    const reply = await check({});
    setFound(reply.ok ? reply.value : null);
  }

  return (
    <Section
      title={t('health.records')}
      aside={
        <Button variant="default" size="xs" loading={isBusy} onClick={() => void run()}>
          {t('health.check')}
        </Button>
      }
    >
      <div aria-live="polite">
        {isBusy ? <p className={styles['text']}>{t('health.checking')}</p> : null}
        {error ? <RefusalLine error={error} /> : null}
        {found && !isBusy ? <Found found={found} /> : null}
      </div>
    </Section>
  );
}

function Found({ found: { pages, pictures, damagedPictures } }: { found: RecordsCheck }) {
  const t = useText();
  if (pages.length === 0 && damagedPictures === 0) return <p>{t('health.checkedOk', { count: pictures })}</p>;
  return (
    <>
      <p>
        <strong>{t('health.damage')}</strong>
      </p>
      {damagedPictures > 0 ? <p>{t('health.damagedPictures', { count: damagedPictures })}</p> : null}
      <ul>
        {pages.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
