import { z } from 'zod';
import { Cursor } from './cursor.ts';
import { PullReply } from './pull.ts';

/** A line of text on the live feed: where the office's feed stands. Also the heartbeat. */
export const LiveLine = z.strictObject({ seq: z.int().min(0) });

/**
 * A binary message, JSON packed with zstd: what happened in the office behind `after`, as far as every desk may have it. It
 * saves the desk that stands there its way to the hub, and may be lost like every message.
 */
export const LivePage = PullReply.pick({ cursor: true, entries: true, head: true, now: true }).extend({
  after: Cursor,
});
export type LivePage = z.infer<typeof LivePage>;
