import { CodedError } from '#common/contract/coded-error.ts';
import type { Role, Stage } from '#common/domain/applications/vocabulary.ts';
import { queuesOf, type OfficeQueue, type QueuePart } from '#common/domain/queue/office-queue.ts';
import type { Desk } from '#main/features/desk.ts';

/** The office's own queues in which this person works, as they stand today. */
export function ownQueues({ office, session }: Desk): OfficeQueue[] {
  const roles: readonly Role[] = session.user?.roles ?? [];
  return queuesOf(office.inForce('queues')?.body ?? [], roles);
}

/** What one of them takes of its stage; nothing is narrowed where none is named. Throws NOT_FOUND for one that is not theirs. */
export function partOf(desk: Desk, stage: Stage, queueId: string | undefined): QueuePart | undefined {
  if (queueId === undefined) return undefined;
  const queue = ownQueues(desk).find(({ id }) => id === queueId);
  if (queue?.stage !== stage) throw new CodedError('NOT_FOUND');
  return queue;
}
