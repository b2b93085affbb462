import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { cleanMrz, mismatches, MRZ_LENGTH } from './read-back.ts';
import styles from './production.module.css';

type MrzCompareProps = {
  line: 1 | 2;
  expected: string;
  read: string;
  isOff: boolean;
  onChange: (read: string) => void;
};

/** Shown instead of the line until one was read: what is printed in the book is read, not copied from the screen. */
const HIDDEN = '·'.repeat(MRZ_LENGTH);

/** One line as it was read over what it must be, letter under letter; what differs is marked and counted. */
export function MrzCompare({ line, expected, read, isOff, onChange }: MrzCompareProps) {
  const t = useText();
  const isWhole = read.length === MRZ_LENGTH;
  const wrong = isWhole ? mismatches(read, expected) : [];
  return (
    <div className={styles['compare']}>
      <TextInput
        label={t('production.quality.line', { line })}
        value={read}
        disabled={isOff}
        maxLength={MRZ_LENGTH}
        spellCheck={false}
        autoComplete="off"
        className={styles['mono'] ?? ''}
        error={wrong.length > 0}
        onChange={(event) => onChange(cleanMrz(event.currentTarget.value))}
      />
      <pre className={styles['mrz']} aria-label={t('production.quality.expected')}>
        {[...(isWhole ? expected : HIDDEN)].map((letter, index) => (
          <span key={index} className={wrong.includes(index) ? styles['wrong'] : undefined}>
            {letter}
          </span>
        ))}
      </pre>
      <Verdict read={read} wrong={wrong} />
    </div>
  );
}

const SHOWN_PLACES = 6;

function Verdict({ read, wrong }: { read: string; wrong: readonly number[] }) {
  const t = useText();
  if (wrong.length > 0) {
    const shown = wrong.slice(0, SHOWN_PLACES).map((index) => String(index + 1));
    const positions = `${shown.join(', ')}${wrong.length > SHOWN_PLACES ? ' …' : ''}`;
    return (
      <p className={styles['verdict']} data-tone="red" aria-live="polite">
        <IconAlertTriangle size={16} aria-hidden />
        {t('production.quality.different', { count: wrong.length, positions })}
      </p>
    );
  }
  const isWhole = read.length === MRZ_LENGTH;
  return (
    <p className={styles['verdict']} data-tone={isWhole ? 'green' : 'gray'}>
      {isWhole ? <IconCircleCheck size={16} aria-hidden /> : <IconCircleDashed size={16} aria-hidden />}
      {isWhole ? t('production.quality.equal') : t('production.quality.missing', { count: read.length })}
    </p>
  );
}
