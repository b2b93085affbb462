import { useState } from 'react';
import { FileDays } from '#common/domain/registers/reconciliations.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import styles from './gateway.module.css';

type FileDaysFieldsProps = {
  initial: FileDays | null;
  isDisabled: boolean;
  /** Null while they are no days that a file can have. */
  onChange: (days: FileDays | null) => void;
};

/** Of which days the treasury's file is: as its rows tell it, and as the officer knows better (a day without a payment). */
export function FileDaysFields({ initial, isDisabled, onChange }: FileDaysFieldsProps) {
  const t = useText();
  const { today } = useFormat();
  const [from, setFrom] = useState<PlainDate | null>(initial?.from ?? null);
  const [to, setTo] = useState<PlainDate | null>(initial?.to ?? null);
  const isWrong = from !== null && to !== null && daysIn(from, to) === null;

  function daysIn(first: PlainDate | null, last: PlainDate | null): FileDays | null {
    const read = FileDays.safeParse({ from: first, to: last });
    return read.success && read.data.to <= today ? read.data : null;
  }

  function change(first: PlainDate | null, last: PlainDate | null) {
    setFrom(first);
    setTo(last);
    onChange(daysIn(first, last));
  }

  return (
    <fieldset className={styles['fileDays']} aria-label={t('gateway.reconcile.days')}>
      <DateField
        label={t('gateway.reconcile.from')}
        value={from}
        isDisabled={isDisabled}
        onChange={(day) => change(day, to)}
      />
      <DateField
        label={t('gateway.reconcile.to')}
        value={to}
        isDisabled={isDisabled}
        error={isWrong ? t('gateway.reconcile.daysWrong') : null}
        onChange={(day) => change(from, day)}
      />
    </fieldset>
  );
}
