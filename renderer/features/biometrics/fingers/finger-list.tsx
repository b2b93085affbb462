import { Button } from '@mantine/core';
import type { FingerPolicy, FingerPosition } from '#common/domain/biometrics/finger.ts';
import { permanenceOf } from '#common/domain/biometrics/finger-plan.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import type { FingerDraft, FingerLine, FingerState } from './finger-draft.ts';
import styles from './fingers.module.css';

const TONES: Readonly<Record<FingerState, Tone>> = {
  OPEN: 'gray',
  AGAIN: 'amber',
  DONE: 'green',
  EXCEPTED: 'amber',
};

type FingerListProps = {
  policy: FingerPolicy;
  draft: FingerDraft;
  lines: readonly FingerLine[];
  chosen: FingerPosition | null;
  isOff: boolean;
  onChoose: (position: FingerPosition) => void;
  onFile: (position: FingerPosition) => void;
};

/** Every finger that is asked for: how far it is, how good, and which one comes now. */
export function FingerList(props: FingerListProps) {
  return (
    <ul className={styles['list']}>
      {props.lines.map((line) => (
        <Line key={line.position} {...props} line={line} />
      ))}
    </ul>
  );
}

function Line({
  policy,
  draft,
  line,
  chosen,
  isOff,
  onChoose,
  onFile,
}: FingerListProps & { line: FingerLine }) {
  const t = useText();
  const { position, replaces, state, entry } = line;
  const finger = t(`labels.finger.${position}`);
  const exception = draft.exceptions.find((one) => one.position === position);
  const word = exception ? t(`capture.exception.${exception.reason}`) : t(wordOf(state));
  const { best, tries } = entry;
  return (
    <li className={styles['line']} data-chosen={position === chosen || undefined}>
      <button
        type="button"
        className={styles['choose']}
        aria-current={position === chosen ? 'step' : undefined}
        onClick={() => onChoose(position)}
      >
        <span className={styles['name']}>{finger}</span>
        <span className={styles['detail']}>
          {replaces ? t('fingers.replaces', { finger: t(`labels.finger.${replaces}`) }) : null}
          {exception ? t(`fingers.permanence.${permanenceOf(exception)}`) : null}
          {best?.quality !== undefined && best.quality !== null
            ? t('fingers.score', { score: best.quality, tries: tries.length, most: policy.maxAttempts })
            : null}
        </span>
      </button>
      <Chip label={word} tone={TONES[state]} />
      {policy.fileInput ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={isOff}
          aria-label={t('capture.fingerFileFor', { finger })}
          onClick={() => onFile(position)}
        >
          {t('fingers.file')}
        </Button>
      ) : null}
    </li>
  );
}

function wordOf(state: FingerState) {
  switch (state) {
    case 'OPEN':
    case 'EXCEPTED':
      return 'capture.fingerOpen';
    case 'AGAIN':
      return 'fingers.again';
    case 'DONE':
      return 'capture.fingerDone';
  }
}
