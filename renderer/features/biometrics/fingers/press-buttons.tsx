import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import styles from './fingers.module.css';

type PressButtonsProps = {
  isOff: boolean;
  canTake: boolean;
  hasFinger: boolean;
  isExcepted: boolean;
  onTake: () => void;
  onNext: () => void;
  onException: () => void;
  onUndo: () => void;
};

/** What is done with the finger that comes now, each with its key. */
export function PressButtons(props: PressButtonsProps) {
  const { isOff, canTake, hasFinger, isExcepted, onTake, onNext, onException, onUndo } = props;
  const t = useText();
  useScreenKeys([
    { combo: 'Space', label: t('fingers.take'), run: onTake, isDisabled: !canTake },
    { combo: 'n', label: t('fingers.next'), run: onNext, isDisabled: isOff },
    { combo: 'e', label: t('capture.fingerException'), run: onException, isDisabled: isOff || !hasFinger },
    { combo: 'x', label: t('fingers.exceptionRemove'), run: onUndo, isDisabled: isOff || !isExcepted },
  ]);
  return (
    <div className={styles['buttons']}>
      <Button
        leftSection={<IconFingerprint size={18} aria-hidden />}
        rightSection={<KeyHint combo="Space" />}
        variant="light"
        disabled={!canTake}
        onClick={onTake}
      >
        {t('fingers.take')}
      </Button>
      <Button variant="default" rightSection={<KeyHint combo="n" />} disabled={isOff} onClick={onNext}>
        {t('fingers.next')}
      </Button>
      <Button
        variant="default"
        rightSection={<KeyHint combo="e" />}
        disabled={isOff || !hasFinger}
        onClick={onException}
      >
        {t('capture.fingerException')}
      </Button>
      {isExcepted ? (
        <Button variant="subtle" rightSection={<KeyHint combo="x" />} disabled={isOff} onClick={onUndo}>
          {t('fingers.exceptionRemove')}
        </Button>
      ) : null}
    </div>
  );
}
