import { Button, Select } from '@mantine/core';
import { PaperSize } from '#common/domain/printing/paper.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './printing.module.css';

const NO_INPUT = {};
const NONE = '-';

/** Printer meja ini: which of the system's printers takes which paper; kept for this PC. */
export function PrintersSection() {
  const t = useText();
  const { data, error, refetch, isFetching } = useChannelQuery('printing.printers', NO_INPUT, {
    refetchOnMountOrArgChange: true,
  });
  const [choose, { error: refused }] = useChannelMutation('printing.choosePrinter');
  const problem = error ?? refused;

  async function save(size: PaperSize, printer: string | null) {
    const reply = await choose({ size, printer });
    if (reply.ok) showToast({ message: t('printing.printers.saved'), closeLabel: t('common.close') });
  }

  return (
    <Section
      title={t('printing.printers.title')}
      aside={
        <Button size="xs" variant="default" loading={isFetching} onClick={refetch}>
          {t('printing.printers.search')}
        </Button>
      }
    >
      <div className={styles['printers']}>
        <p>{t('printing.printers.hint')}</p>
        {problem ? <RefusalLine error={problem} /> : null}
        {data?.printers.length === 0 ? <p>{t('printing.printers.empty')}</p> : null}
        {data
          ? PaperSize.options.map((size) => (
              <Select
                key={size}
                label={t(`printing.printers.size.${size}`)}
                data={[
                  {
                    value: NONE,
                    label: t(size === 'A4' ? 'printing.printers.none' : 'printing.printers.noneRoll'),
                  },
                  ...data.printers.map(({ name, label }) => ({ value: name, label })),
                  ...goneOf(data.choice[size], data.printers).map((name) => ({
                    value: name,
                    label: t('printing.printers.gone', { name }),
                  })),
                ]}
                value={data.choice[size] ?? NONE}
                allowDeselect={false}
                onChange={(chosen) => void save(size, chosen === NONE ? null : chosen)}
              />
            ))
          : null}
      </div>
    </Section>
  );
}

/** A printer that was chosen once and is not connected now stays chosen. */
function goneOf(chosen: string | null, there: readonly { name: string }[]): string[] {
  return chosen !== null && there.every(({ name }) => name !== chosen) ? [chosen] : [];
}
