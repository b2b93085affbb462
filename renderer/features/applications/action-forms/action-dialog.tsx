import { createElement, useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn, PlannedAction } from '#renderer/lib/stage-work.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { kindKey } from '#renderer/lib/kind-key.ts';
import { findActionForm } from './registry.ts';

type ActionDialogProps = { kind: ActionKind | null; view: FileView; act: ActFn; onClose: () => void };

/** Two files stand side by side in these. */
const WIDE: ReadonlySet<ActionKind> = new Set(['approval.closeAsDuplicate/1', 'approval.keepAsDistinct/1']);

/** The form of one action in a dialog; a refusal stays in it, beside what was typed. */
export function ActionDialog({ kind, view, act, onClose }: ActionDialogProps) {
  const t = useText();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<ReplyError | null>(null);
  const form = kind ? findActionForm(kind) : null;
  const title = kind ? t(`actions.label.${kindKey(kind)}`) : '';

  function close() {
    setRefusal(null);
    onClose();
  }

  async function send(action: PlannedAction, together: readonly ApplicationId[] = []) {
    setIsBusy(true);
    const outcome = await act([action], { quiet: true, ...(together.length > 0 ? { together } : {}) });
    setIsBusy(false);
    if (outcome.ok) close();
    else setRefusal(outcome.refused);
  }

  return (
    <Dialog
      title={title}
      isOpen={form !== null}
      onClose={close}
      size={kind && WIDE.has(kind) ? '860px' : '560px'}
    >
      {form
        ? createElement(form, {
            view,
            submitLabel: title,
            send: (action, together) => void send(action, together),
            isBusy,
            refusal,
            onCancel: close,
          })
        : null}
    </Dialog>
  );
}
