import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { FormFooter } from './form-footer.tsx';
import { KeyHint } from './key-hint.tsx';

type ConfirmFooterProps = {
  /** The button's word, and what the list of keys says. */
  label: string;
  isReady?: boolean;
  isBusy?: boolean;
  isDangerous?: boolean;
  /** For a form that comes up later than its dialog and has nothing to fill in first. */
  hasFirstFocus?: boolean;
  /** Inside a form whose own submit confirms: Enter in a field does it too. */
  isSubmit?: boolean;
  onCancel: () => void;
  onConfirm: () => Promise<void>;
};

/** The end of a dialog: cancel, and the one button that Ctrl+Enter presses too. */
export function ConfirmFooter(props: ConfirmFooterProps) {
  const {
    label,
    isReady = true,
    isBusy = false,
    isDangerous = false,
    hasFirstFocus = false,
    isSubmit = false,
    onCancel,
    onConfirm,
  } = props;
  const t = useText();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hasFirstFocus) confirm.current?.focus();
  }, [hasFirstFocus]);

  useScreenKeys([
    { combo: 'ctrl+Enter', label, run: () => void onConfirm(), isDisabled: !isReady || isBusy },
  ]);

  return (
    <FormFooter>
      <Button variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button
        ref={confirm}
        color={isDangerous ? 'red' : undefined}
        disabled={!isReady}
        loading={isBusy}
        {...(isSubmit ? { type: 'submit' as const } : { onClick: () => void onConfirm() })}
        rightSection={<KeyHint combo="ctrl+Enter" />}
      >
        {label}
      </Button>
    </FormFooter>
  );
}
