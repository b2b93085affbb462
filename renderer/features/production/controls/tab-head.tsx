import { Button } from '@mantine/core';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import styles from '../production.module.css';

export type TabAct = { label: string; combo: string; isOff?: boolean; run: () => void };

/** What can be done on a tab of the stock, beside what its list is called. */
export function TabHead({ title, acts }: { title: string; acts: readonly TabAct[] }) {
  useScreenKeys(
    acts.map(({ label, combo, isOff = false, run }) => ({ combo, label, run, isDisabled: isOff })),
  );
  return (
    <div className={styles['tabHead']}>
      <h2>{title}</h2>
      {acts
        .filter(({ isOff }) => !isOff)
        .map(({ label, combo, run }) => (
          <Button key={label} variant="default" rightSection={<KeyHint combo={combo} />} onClick={run}>
            {label}
          </Button>
        ))}
    </div>
  );
}
