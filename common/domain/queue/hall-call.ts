import { z } from 'zod';
import type { Action } from '#common/domain/applications/rules.ts';
import { walk } from '#common/domain/reports/walk.ts';
import { ActionId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { isInHall } from './rules.ts';

/** A number that was called to a desk: all that a waiting hall needs to know, and nothing about a person. */
export const HallCall = z.strictObject({ id: ActionId, ticket: z.string(), desk: z.string(), at: Instant });
export type HallCall = z.infer<typeof HallCall>;

/** What brings an applicant out of the hall to a desk. */
export const CALLING_KINDS = ['queue.callTicket/1', 'queue.claim/1', 'queue.recall/1'] as const;

const CALLING: ReadonlySet<string> = new Set(CALLING_KINDS);

/** The calls of one file, oldest first, from its whole list. A file that is taken up when nobody waits for it any more is no call. */
export function hallCallsOf(actions: Iterable<Action>): HallCall[] {
  const calls: HallCall[] = [];
  for (const { action, before, after } of walk(actions)) {
    if (!CALLING.has(action.kind) || !after.ticket) continue;
    const isFromHall = action.kind === 'queue.callTicket/1' || (before !== null && isInHall(before.state));
    if (!isFromHall) continue;
    const { id, desk, occurredAt } = action;
    calls.push({ id, ticket: after.ticket.number, desk, at: occurredAt });
  }
  return calls;
}

/** Two in the same moment stand in the order of their ids, which count time too. */
const order = ({ at, id }: HallCall) => `${at} ${id}`;

/** The newest calls first, each number once: called again, it moves up. */
export function newestCalls(calls: readonly HallCall[], most: number): HallCall[] {
  const shown = new Map<string, HallCall>();
  for (const call of calls.toSorted((one, other) => order(other).localeCompare(order(one)))) {
    if (!shown.has(call.ticket)) shown.set(call.ticket, call);
  }
  return [...shown.values()].slice(0, most);
}
