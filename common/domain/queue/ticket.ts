import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { Ticket } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';

/** The moment from which a ticket counts in its lane: after the last missed call it stands further back. */
export function placeOf(
  ticket: Ticket,
  policy: Pick<Policy, 'noAnswerLimit' | 'noAnswerBackMinutes'>,
): Instant {
  if (ticket.missedCalls < policy.noAnswerLimit || ticket.lastMissedAt === null) return ticket.queuedAt;
  return addMinutes(ticket.lastMissedAt, policy.noAnswerBackMinutes);
}
