import type { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import type { FeedEntry, PullQuery, PullReply } from '#common/contract/hub/pull.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { signHead } from '#hub/features/audit/signed-head.ts';
import { readPlace, type OfficePlace } from '#hub/store/feed.ts';
import { feedAfter, readCut, readLastSeq } from '#hub/store/pull-reads.ts';
import { windowAt } from './window.ts';

/**
 * What happened in the desk's office behind its cursor, with the desk's own last number from the same cut. Throws REFETCH
 * for a cursor of another epoch, or one from a future that this hub no longer has: the desk copies the office anew.
 */
export async function pullFeed(
  hub: HubContext,
  desk: CallingDesk,
  { cursor, limit }: Pick<z.infer<typeof PullQuery>, 'cursor' | 'limit'>,
): Promise<PullReply> {
  return readCut(hub.store, async (trx) => {
    const { officeId, id: deskId } = desk;
    const place = await readPlace(trx, officeId);
    const after = seqOf(cursor, place);
    const now = hub.clock.now();
    const rules = await hub.office.rules(trx, officeId, place.rulesSeq, now);
    const window = windowAt(place, rules, now);
    const parts = await feedAfter(trx, { officeId, officeCode: rules.code, deskId, after, limit, window });
    const { entries, more } = merge(parts, limit);
    return {
      // What was left out for this desk is passed by together with what it got.
      cursor: cursorAt(place.epoch, more ? (entries.at(-1)?.seq ?? after) : place.feedSeq),
      entries,
      more,
      lastSeq: await readLastSeq(trx, deskId),
      head: signHead(hub, officeId, place),
      now,
    };
  });
}

export function cursorAt(epoch: string, seq: number): string {
  return `${epoch}:${seq}`;
}

function seqOf(cursor: string, { epoch, feedSeq }: OfficePlace): number {
  const [known, seq] = cursor.split(':');
  const after = Number(seq);
  if (known !== epoch || after > feedSeq) throw new CodedError('REFETCH');
  return after;
}

/** Each part holds its first `limit` entries, so the first `limit` of all of them are complete. */
function merge(parts: readonly FeedEntry[][], limit: number): { entries: FeedEntry[]; more: boolean } {
  const all = parts.flat().toSorted((left, right) => left.seq - right.seq);
  return {
    entries: all.slice(0, limit),
    more: all.length > limit || parts.some((part) => part.length === limit),
  };
}
