import type { FormEvent, ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

export type ActionFormProps = {
  view: FileView;
  /** The button's word: the name of the action. */
  submitLabel: string;
  send: (action: PlannedAction, together?: readonly ApplicationId[]) => void;
  isBusy: boolean;
  refusal: ReplyError | null;
  onCancel: () => void;
};

type FormShellProps = {
  form: ActionFormProps;
  /** Null while something required is missing. */
  action: PlannedAction | null;
  /** Linked files to which the same is done. */
  together?: readonly ApplicationId[];
  text?: string | undefined;
  isDangerous?: boolean;
  children?: ReactNode;
};

/** What every small form shares: what will happen, the refusal, cancel and the one button with its key. */
export function FormShell({ form, action, together, text, isDangerous = false, children }: FormShellProps) {
  const t = useText();
  const { submitLabel, send, isBusy, refusal, onCancel } = form;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (action && !isBusy) send(action, together);
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: submitLabel, run: () => submit(), isDisabled: action === null || isBusy },
  ]);

  return (
    <form onSubmit={submit}>
      <FieldStack>
        {text ? <p>{text}</p> : null}
        {children}
        {refusal ? <RefusalLine error={refusal} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          color={isDangerous ? 'red' : undefined}
          data-autofocus={children ? undefined : true}
          disabled={action === null}
          loading={isBusy}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {submitLabel}
        </Button>
      </FormFooter>
    </form>
  );
}
