import { Button } from '@mantine/core';
import { IconCpu } from '@tabler/icons-react';
import type { ChipFindings, PassiveResult } from '#common/domain/production/chip.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ChipFaces } from './chip-faces.tsx';
import { ChipLine } from './chip-line.tsx';
import type { ChipTest } from './use-chip.ts';
import styles from './chip.module.css';

const READ_KEY = 'alt+c';

type ChipSectionProps = { chip: ChipTest; isOff: boolean };

/** The chip of the book on the reader: what was found on it, in words, and both pictures where an eye is needed. */
export function ChipSection({ chip, isOff }: ChipSectionProps) {
  const t = useText();
  const { findings, hasReader, isReading, error } = chip;
  const isUnable = isOff || isReading || !hasReader;
  useScreenKeys([
    { combo: READ_KEY, label: t('production.chip.read'), run: () => void chip.read(), isDisabled: isUnable },
  ]);
  return (
    <Section title={t('production.chip.title')}>
      {hasReader ? (
        <div className={styles['bar']}>
          <Button
            variant="default"
            loading={isReading}
            disabled={isOff}
            leftSection={<IconCpu size={16} aria-hidden />}
            rightSection={<KeyHint combo={READ_KEY} />}
            onClick={() => void chip.read()}
          >
            {t(findings ? 'production.chip.again' : 'production.chip.read')}
          </Button>
          {findings ? null : <span className={styles['soft']}>{t('production.chip.hint')}</span>}
        </div>
      ) : null}
      {error ? <RefusalLine error={error} /> : null}
      <div aria-live="polite">
        {findings?.status === 'NOT_READ' ? <Unread findings={findings} chip={chip} /> : null}
        {findings?.status === 'READ' ? <Found findings={findings} /> : null}
      </div>
      {findings?.status === 'READ' ? <ChipFaces chip={chip} findings={findings} isOff={isOff} /> : null}
    </Section>
  );
}

type Of<S extends ChipFindings['status']> = Extract<ChipFindings, { status: S }>;

function Unread({ findings, chip }: { findings: Of<'NOT_READ'>; chip: ChipTest }) {
  const t = useText();
  const isPassing = chip.problems.length === 0;
  return (
    <>
      <ChipLine tone={isPassing ? 'amber' : 'red'}>{t(`production.chip.why.${findings.why}`)}</ChipLine>
      <p className={styles['soft']}>
        {t(isPassing ? 'production.chip.excused' : 'production.chip.demanded')}
      </p>
    </>
  );
}

const PASSIVE_TONE: Readonly<Record<PassiveResult, 'green' | 'amber' | 'red'>> = {
  VALID: 'green',
  NO_ANCHOR: 'amber',
  CHANGED: 'red',
  INVALID: 'red',
  UNTRUSTED: 'red',
  EXPIRED: 'red',
};

function Found({ findings }: { findings: Of<'READ'> }) {
  const t = useText();
  const { mrzEqual, passive } = findings;
  return (
    <>
      <ChipLine tone={mrzEqual ? 'green' : 'red'}>
        {t(mrzEqual ? 'production.chip.mrzEqual' : 'production.chip.mrzDiffers')}
      </ChipLine>
      <ChipLine tone={PASSIVE_TONE[passive]}>{t(`production.chip.passive.${passive}`)}</ChipLine>
    </>
  );
}
