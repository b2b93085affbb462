import type { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { cursorAt, readCursor } from '#common/contract/hub/cursor.ts';
import type { FeedEntry, PullQuery, PullReply } from '#common/contract/hub/pull.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { signHead } from '#hub/features/audit/signed-head.ts';
import type { OfficeRules } from '#hub/features/office/hub-office.ts';
import { readPlace } from '#hub/store/feed.ts';
import { readFeedPage, type FeedPage } from '#hub/store/feed-page.ts';
import { closedSince } from './window.ts';

/**
 * What happened in the desk's office behind its cursor, with the desk's own last number from the same cut. Throws REFETCH
 * for a cursor of another epoch, or one from a future that this hub no longer has: the desk copies the office anew.
 */
export async function pullFeed(
  hub: HubContext,
  desk: CallingDesk,
  { cursor, limit }: Pick<z.infer<typeof PullQuery>, 'cursor' | 'limit'>,
): Promise<PullReply> {
  const { officeId, id: deskId } = desk;
  const { epoch, seq: after } = readCursor(cursor);
  const page = await readByRules(hub, officeId, { deskId, after, limit });
  const { place, lastSeq } = page;
  if (epoch !== place.epoch || after > place.feedSeq) throw new CodedError('REFETCH');
  const { entries, more } = merge(page, limit);
  return {
    // What was left out for this desk is passed by together with what it got.
    cursor: cursorAt(place.epoch, more ? (entries.at(-1)?.seq ?? after) : place.feedSeq),
    entries,
    more,
    lastSeq,
    head: signHead(hub, officeId, place),
    now: hub.clock.now(),
  };
}

/** `deskId` null: for every desk of the office. */
export async function readByRules(
  hub: HubContext,
  officeId: string,
  part: { deskId: string | null; after: number; limit: number },
): Promise<FeedPage> {
  const now: Instant = hub.clock.now();
  const read = (rules: OfficeRules) =>
    readFeedPage(hub.store, {
      ...part,
      officeId,
      officeCode: rules.code,
      closedSince: closedSince(rules, now),
    });
  const held = hub.office.held(officeId, now);
  const page = held ? await read(held.rules) : null;
  if (page && page.place.rulesSeq === held?.rulesSeq) return page;
  // Read by rules of yesterday or by none: once more by those that are in force. Others may follow any moment later.
  const place = page?.place ?? (await readPlace(hub.store, officeId));
  return read(await hub.office.rules(hub.store, officeId, place.rulesSeq, now));
}

/** Each part holds its first `limit` entries, so the first `limit` of all of them are complete. */
export function merge(
  { parts }: Pick<FeedPage, 'parts'>,
  limit: number,
): { entries: FeedEntry[]; more: boolean } {
  const all = parts.flat().toSorted((left, right) => left.seq - right.seq);
  return {
    entries: all.slice(0, limit),
    more: all.length > limit || parts.some((part) => part.length === limit),
  };
}
