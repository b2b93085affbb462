import type { FileView } from '#common/contract/ipc/applications.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { possibleOpinions } from '#common/domain/approval/proposal-rules.ts';

/** Asked of everybody but the first person until somebody has answered: whoever looks may become the second. */
export function opinionAsked(
  file: Application,
  viewer: UserId,
  { blindDecisions }: Policy,
): FileView['opinion'] {
  const { proposal } = file;
  const isOpen = proposal !== null && proposal.opinion === undefined && blindDecisions.has(proposal.decision);
  return isOpen && proposal.stamp.by !== viewer
    ? { possible: possibleOpinions(file), since: proposal.stamp.at }
    : null;
}

/** The file as the second person sees it: that somebody proposed something, and not what or why. */
export function withoutFirst(file: Application): Application {
  const { interview } = file;
  return {
    ...file,
    proposal: null,
    // An interview that proposes a refusal gives its reasons as the proposal does.
    interview:
      interview?.outcome === 'RECOMMEND_REJECT'
        ? { ...interview, reasons: { codes: [], note: '' } }
        : interview,
  };
}

/** Whether an entry of the history would tell it. */
export function hidesFirst(file: Application, opinion: FileView['opinion'], { id }: Action): boolean {
  return opinion !== null && file.proposal?.id === id;
}
