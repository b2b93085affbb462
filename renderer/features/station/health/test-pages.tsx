import { useState } from 'react';
import { Button } from '@mantine/core';
import { PaperSize } from '#common/domain/printing/paper.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from '../station.module.css';

const NO_INPUT = {};
const NOW = { refetchOnMountOrArgChange: true };

/** One page for each paper that has a printer at this desk: a list of printers says nothing of paper, ink and size. */
export function TestPages() {
  const t = useText();
  const { data } = useChannelQuery('printing.printers', NO_INPUT, NOW);
  const [print, { error }] = useChannelMutation('printing.testPage');
  const [busy, setBusy] = useState<PaperSize | null>(null);

  async function run(size: PaperSize) {
    setBusy(size);
    const reply = await print({ size });
    setBusy(null);
    if (reply.ok) showToast({ message: t('printing.toPrinter') });
  }

  if (!data) return null;
  const mapped = PaperSize.options.flatMap((size) => {
    const printer = data.choice[size];
    return printer === null ? [] : [{ size, printer }];
  });
  return (
    <>
      {mapped.length === 0 ? <p className={styles['soft']}>{t('printing.test.none')}</p> : null}
      <div className={styles['pages']}>
        {mapped.map(({ size, printer }) => (
          <div key={size} className={styles['offer']}>
            <p>
              {t(`printing.printers.size.${size}`)} <span className={styles['soft']}>{printer}</span>
            </p>
            <Button
              variant="default"
              size="xs"
              aria-label={t('printing.test.printOf', { size: t(`printing.printers.size.${size}`) })}
              loading={busy === size}
              disabled={busy !== null}
              onClick={() => void run(size)}
            >
              {t('printing.test.print')}
            </Button>
          </div>
        ))}
      </div>
      {error ? <RefusalLine error={error} /> : null}
    </>
  );
}
