import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import type { Period } from '#common/domain/reports/period.ts';
import { addDays, dayOf, type PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import styles from './reports.module.css';

const PRESETS = ['today', 'month', 'lastMonth', 'own'] as const;
type Preset = (typeof PRESETS)[number];

type PeriodFormProps = { onCount: (period: Period) => void; isBusy: boolean };

/** Which days are counted; counting begins when the person says so. */
export function PeriodForm({ onCount, isBusy }: PeriodFormProps) {
  const t = useText();
  const { today } = useFormat();
  const [preset, setPreset] = useState<Preset>('month');
  const [own, setOwn] = useState<Period>(() => periodOf('month', today));
  const period = preset === 'own' ? own : periodOf(preset, today);
  const isBackwards = period.to < period.from;

  function change(days: Partial<Period>) {
    setOwn({ ...period, ...days });
    setPreset('own');
  }

  const run = () => {
    if (!isBackwards) onCount(period);
  };
  useScreenKeys([{ combo: 'ctrl+Enter', label: t('reports.run'), run, isDisabled: isBusy || isBackwards }]);
  return (
    <div className={styles['form']}>
      <SegmentedControl
        aria-label={t('reports.preset.label')}
        data={PRESETS.map((value) => ({ value, label: t(`reports.preset.${value}`) }))}
        value={preset}
        onChange={(value) => setPreset(value)}
      />
      <DateField
        label={t('reports.from')}
        value={period.from}
        onChange={(from) => from && change({ from })}
      />
      <DateField label={t('reports.to')} value={period.to} onChange={(to) => to && change({ to })} />
      <Button
        loading={isBusy}
        disabled={isBackwards}
        onClick={run}
        rightSection={<KeyHint combo="ctrl+Enter" />}
      >
        {t('reports.run')}
      </Button>
    </div>
  );
}

function periodOf(preset: Preset, today: PlainDate): Period {
  const first = addDays(today, 1 - dayOf(today));
  if (preset === 'today') return { from: today, to: today };
  if (preset !== 'lastMonth') return { from: first, to: today };
  const last = addDays(first, -1);
  return { from: addDays(last, 1 - dayOf(last)), to: last };
}
