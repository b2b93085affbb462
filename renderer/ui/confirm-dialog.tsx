import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Dialog } from './dialog.tsx';
import { FormFooter } from './form-footer.tsx';
import { KeyHint } from './key-hint.tsx';

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  text: string;
  confirmLabel: string;
  isDangerous?: boolean;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once more before something that cannot be undone; says what will happen. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <ConfirmBody {...props} />
    </Dialog>
  );
}

function ConfirmBody({ text, confirmLabel, isDangerous, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useText();
  useScreenKeys([{ combo: 'ctrl+Enter', label: confirmLabel, run: onConfirm, isDisabled: isBusy === true }]);
  return (
    <>
      <p>{text}</p>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          color={isDangerous ? 'red' : undefined}
          loading={isBusy}
          onClick={onConfirm}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {confirmLabel}
        </Button>
      </FormFooter>
    </>
  );
}
