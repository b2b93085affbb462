import { z } from 'zod';
import { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { PAGE } from './protocol.ts';

/**
 * One action as a desk offers it. `seq` counts the desk's actions without a gap; `group` is the id of the first action
 * of the request that it was made in: actions of one request stand or fall together and travel in one push.
 */
export const PushedAction = z.strictObject({
  seq: z.int().min(1),
  group: ActionId,
  id: ActionId,
  applicationId: ApplicationId,
  kind: z.string().min(3).max(60),
  payload: z.unknown(),
  actor: UserId,
  role: ActorRole,
  desk: z.string().min(1).max(60),
  occurredAt: Instant,
  basedOn: z.int().min(0).nullable(),
});
export type PushedAction = z.infer<typeof PushedAction>;

export const PushRequest = z.strictObject({
  protocol: z.int().min(1),
  actions: z.array(PushedAction).min(1).max(PAGE),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Codes, fields, dates and counts; never personal data. */
export const ErrorDetails = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

const Numbered = { seq: z.int().min(1), id: ActionId };

/**
 * What became of an action. A refusal is stored and final, so that no action ever holds up those behind it. DEFERRED: the
 * hub is older than the desk and keeps the action until it understands it.
 */
export const ActionResult = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ACCEPTED'), ...Numbered, version: z.int().min(1) }),
  z.strictObject({
    status: z.literal('REFUSED'),
    ...Numbered,
    code: z.string(),
    details: ErrorDetails,
    /** The file's version at the hub when it refused; null when it knows no such file. */
    version: z.int().min(1).nullable(),
  }),
  z.strictObject({ status: z.literal('DEFERRED'), ...Numbered }),
]);
export type ActionResult = z.infer<typeof ActionResult>;

/** `lastSeq`: everything up to here is stored at the hub, results and effects alike. */
export const PushReply = z.strictObject({ lastSeq: z.int().min(0), results: z.array(ActionResult) });
export type PushReply = z.infer<typeof PushReply>;
