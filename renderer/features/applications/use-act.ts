import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileView, MovedTogether } from '#common/contract/ipc/applications.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import type { ActFn, ActOutcome, PlannedAction } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import { foreignEntry } from './seen-version.ts';

type ForeignEntry = ReturnType<typeof foreignEntry>;

type UseAct = {
  act: ActFn;
  /** Somebody else changed the file since it was looked at. Until `look` is called, decisions are refused as stale. */
  changedBy: ForeignEntry;
  look: () => void;
  isBusy: boolean;
  /** The last refusal that no form has claimed for itself; the next act clears it. */
  refusal: ReplyError | null;
};

/** What takes an action back without a trace but the two entries. Nothing that decides about a person is among them. */
const UNDONE_BY: Readonly<Partial<Record<PlannedAction['kind'], PlannedAction['kind']>>> = {
  'queue.release/1': 'queue.claim/1',
  'queue.park/1': 'queue.unpark/1',
};

/** Records actions on the file that is on the screen. `onDone` hears the new version after each success. */
export function useAct(
  view: FileView,
  refetch: () => void,
  onDone: (outcome: ActOutcome & { ok: true }) => void,
): UseAct {
  const t = useText();
  const [send, { isBusy }] = useChannelMutation('applications.act');
  const [refusal, setRefusal] = useState<ReplyError | null>(null);
  const isSending = useRef(false);
  const { user } = useSession();
  /** The version that the person has looked at. A change by somebody else is not looked at because it was fetched. */
  const [looked, setLooked] = useState(view.file.version);
  const changedBy = foreignEntry(view.timeline, looked, user?.id ?? '');
  const seen = useRef(looked);
  useEffect(() => {
    seen.current = Math.max(seen.current, changedBy ? looked : view.file.version);
  }, [changedBy, looked, view.file.version]);
  const look = useCallback(() => setLooked(view.file.version), [view.file.version]);

  const takeBack = useCallback(
    (kind: PlannedAction['kind']) =>
      send({
        applicationId: view.file.id,
        basedOn: seen.current,
        actions: [{ id: newActionId(), kind, payload: {} }],
      }),
    [send, view.file.id],
  );

  const act = useCallback<ActFn>(
    async (actions, options = {}) => {
      // Two quick presses of the same key are one decision.
      if (isSending.current) return { ok: false, refused: { code: 'DATABASE_BUSY' } };
      isSending.current = true;
      setRefusal(null);
      const basedOn = options.basedOn ?? seen.current;
      const reply = await send({
        applicationId: view.file.id,
        basedOn,
        actions: actions.map(({ kind, payload }) => ({ id: newActionId(), kind, payload })),
        ...(options.together ? { together: [...options.together] } : {}),
      });
      isSending.current = false;
      if (!reply.ok) {
        const refused: ReplyError = reply.details
          ? { code: reply.code, details: reply.details }
          : { code: reply.code };
        if (refused.code === 'STALE_VERSION') refetch();
        if (!options.quiet) setRefusal(refused);
        return { ok: false, refused };
      }
      // Only our own actions lie between what was seen and what is now: the person has seen everything.
      if (reply.value.version === basedOn + actions.length) {
        seen.current = reply.value.version;
        setLooked(reply.value.version);
      }
      const outcome = { ok: true, ...reply.value } as const;
      refetch();
      const back = undoOf(actions);
      const undo = back && { label: t('common.undo'), run: () => void takeBack(back) };
      const beside = besideText(t, reply.value.family);
      const message = [options.done === null ? '' : (options.done ?? t('actions.done')), beside]
        .join(' ')
        .trim();
      if (message !== '') showToast({ message, ...(undo ? { undo } : {}) });
      onDone(outcome);
      return outcome;
    },
    [send, takeBack, view.file.id, refetch, onDone, t],
  );

  return { act, changedBy, look, isBusy, refusal };
}

/** Who of the family came along, and who stayed with somebody else. */
function besideText(t: Translate, { moved, stayed }: MovedTogether): string {
  const files = stayed.map((file) => t('family.stayedFile', file)).join(', ');
  return [
    moved.length > 0 ? t('family.moved', { numbers: moved.join(', ') }) : '',
    files === '' ? '' : t('family.stayed', { files }),
  ]
    .join(' ')
    .trim();
}

function undoOf([first, ...others]: readonly PlannedAction[]): PlannedAction['kind'] | undefined {
  return first && others.length === 0 ? UNDONE_BY[first.kind] : undefined;
}
