import { useState, type ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn, ActOutcome, PlannedAction } from '#renderer/lib/stage-work.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { SupervisorDialog, type Beside } from './supervisor-dialog.tsx';

/** What a head is asked to answer for, and whoever waits for the answer. */
type Asked = {
  actions: readonly PlannedAction[];
  together: readonly ApplicationId[];
  resolve: (outcome: ActOutcome) => void;
};

/**
 * Acts as a head who is standing here, or as whoever is the second person: the form is filled in before, and whoever answers for it
 * proves himself in `dialog`.
 */
export function useHead(view: FileView, who: Beside = 'head'): { askHead: ActFn; dialog: ReactNode } {
  const t = useText();
  const [asked, setAsked] = useState<Asked | null>(null);
  const end = (outcome: ActOutcome) => {
    asked?.resolve(outcome);
    setAsked(null);
  };
  const dialog = asked ? (
    <SupervisorDialog
      view={view}
      who={who}
      actions={asked.actions}
      together={asked.together}
      onDone={(result) => {
        end({ ok: true, ...result });
        showToast({ message: t(who === 'head' ? 'actions.supervisor.done' : 'actions.second.done') });
      }}
      onCancel={() => end({ ok: false, refused: { code: 'SECOND_PERSON_REQUIRED' } })}
    />
  ) : null;
  const askHead: ActFn = (actions, { together = [] } = {}) =>
    new Promise((resolve) => setAsked({ actions, together, resolve }));
  return { askHead, dialog };
}
