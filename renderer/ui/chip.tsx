import type { ComponentType } from 'react';
import type { Tone } from './tone.ts';
import styles from './chip.module.css';

export type IconType = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  'aria-hidden'?: boolean;
}>;

type ChipProps = {
  label: string;
  tone?: Tone;
  Icon?: IconType;
  /** Icon and word without a ground, for table cells. */
  isPlain?: boolean;
  title?: string;
};

/** A short word with a meaning: lane, flag, state. */
export function Chip({ label, tone = 'gray', Icon, isPlain = false, title }: ChipProps) {
  return (
    <span
      className={[styles['chip'], styles[tone], isPlain ? styles['plain'] : styles['filled']].join(' ')}
      title={title ?? label}
    >
      {Icon ? <Icon size={14} stroke={1.75} aria-hidden /> : null}
      <span className={styles['label']}>{label}</span>
    </span>
  );
}
