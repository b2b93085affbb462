import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PushedAction, PushReply } from './push.ts';

/** What a desk wrote down for a day without a network; signed with the desk's key (JWS, ES256). */
export const OutboxNote = z.strictObject({
  format: z.literal('loket-outbox/1'),
  office: z.string(),
  deskId: z.string(),
  writtenAt: Instant,
  actions: z.array(PushedAction),
});
export type OutboxNote = z.infer<typeof OutboxNote>;

/** The inside of an outbox file: the signed note, and the attachments that its actions name. */
export const OutboxFile = z.strictObject({
  note: z.string(),
  attachments: z.array(z.strictObject({ id: AttachmentId, base64: z.string() })),
});
export type OutboxFile = z.infer<typeof OutboxFile>;

/** Brought to the hub by whoever has a network: the same answers as if the desk had pushed by itself. */
export const RelayRequest = z.strictObject({ note: z.string().max(20_000_000) });
export const RelayReply = z.strictObject({
  deskId: z.string(),
  deskName: z.string(),
  accepted: z.int().min(0),
  refused: z.int().min(0),
  /** Known before: the file was brought twice, or the desk was faster. */
  known: z.int().min(0),
  results: PushReply.shape.results,
});
export type RelayReply = z.infer<typeof RelayReply>;
