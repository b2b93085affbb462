import { z } from 'zod';
import { AppState, AppType, Role, ServiceLane, Stage } from '#common/domain/applications/vocabulary.ts';
import { Label } from '#common/domain/sop/provenance.ts';
import { StoredFlag } from './file-flag.ts';

/**
 * A queue that an office makes for itself: a part of a stage's queue, for some roles. Every key that is present must hold;
 * within a list one match is enough.
 */
export const OfficeQueue = z.strictObject({
  /** Stands in addresses: lower-case words joined by `-`. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'QUEUE_ID')
    .max(40),
  title: Label,
  stage: Stage,
  lanes: z.array(ServiceLane).min(1).optional(),
  types: z.array(AppType).min(1).optional(),
  states: z.array(AppState).min(1).optional(),
  flags: z.array(StoredFlag).min(1).optional(),
  roles: z.array(Role).min(1),
  /** Place among the office's queues, lowest first. */
  order: z.int().min(0).max(999),
});
export type OfficeQueue = z.infer<typeof OfficeQueue>;

/** Which files of its stage a queue takes. */
export type QueuePart = Pick<OfficeQueue, 'lanes' | 'types' | 'states' | 'flags'>;

export const OfficeQueues = z
  .array(OfficeQueue)
  .max(30)
  .refine((queues) => new Set(queues.map(({ id }) => id)).size === queues.length, { message: 'QUEUE_TWICE' });
export type OfficeQueues = z.infer<typeof OfficeQueues>;

/** The queues that a person works in, in the office's order. */
export function queuesOf(queues: readonly OfficeQueue[], roles: readonly Role[]): OfficeQueue[] {
  return queues
    .filter((queue) => queue.roles.some((role) => roles.includes(role)))
    .toSorted((left, right) => left.order - right.order);
}
