import type { ReactNode } from 'react';
import { Button, Tooltip } from '@mantine/core';
import { useScreenKeys, type ScreenKey } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './decision-bar.module.css';

export type Decision = {
  label: string;
  combo: string;
  run: () => void;
  isDisabled?: boolean;
  /** Why it is off; shown on the button and to screen readers. */
  why?: string;
  isDangerous?: boolean;
};

type DecisionBarProps = {
  primary: Decision;
  /** To the left of the primary one, the most used last. */
  secondary?: readonly Decision[];
  /** What still stands in the way, or what was just refused. */
  message?: ReactNode;
  isBusy?: boolean;
};

/** The foot of every work area: one primary action, always at the right end, with its key shown. */
export function DecisionBar({ primary, secondary = [], message, isBusy = false }: DecisionBarProps) {
  const keys = [...secondary, primary].map<ScreenKey>(({ combo, label, run, isDisabled }) => ({
    combo,
    label,
    run,
    isDisabled: isBusy || isDisabled === true,
  }));
  useScreenKeys(keys);
  return (
    <div className={styles['bar']}>
      <div className={styles['message']} aria-live="polite">
        {typeof message === 'string' ? <span className={styles['hint']}>{message}</span> : message}
      </div>
      {secondary.map((decision) => (
        <DecisionButton key={decision.combo} decision={decision} isBusy={isBusy} isPrimary={false} />
      ))}
      <DecisionButton decision={primary} isBusy={isBusy} isPrimary />
    </div>
  );
}

type DecisionButtonProps = { decision: Decision; isBusy: boolean; isPrimary: boolean };

function DecisionButton({ decision, isBusy, isPrimary }: DecisionButtonProps) {
  const { label, combo, run, isDisabled, why, isDangerous } = decision;
  const button = (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      color={isDangerous ? 'red' : undefined}
      data-disabled={isDisabled || undefined}
      aria-disabled={isDisabled || undefined}
      loading={isBusy && isPrimary}
      onClick={() => {
        if (!isDisabled && !isBusy) run();
      }}
      rightSection={<KeyHint combo={combo} />}
    >
      {label}
    </Button>
  );
  return isDisabled && why ? <Tooltip label={why}>{button}</Tooltip> : button;
}
