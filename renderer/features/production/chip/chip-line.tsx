import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import styles from './chip.module.css';

const ICONS = { green: IconCircleCheck, amber: IconInfoCircle, red: IconAlertTriangle };

type ChipLineProps = { tone: keyof typeof ICONS; children: ReactNode };

/** One thing that was found; the sign says it as well as the colour. */
export function ChipLine({ tone, children }: ChipLineProps) {
  const Icon = ICONS[tone];
  return (
    <p className={styles['line']} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
