import { z } from 'zod';
import { UserId, type ApplicationId } from '#common/kernel/ids.ts';
import { ClaimOrderEntry } from '#common/domain/queue/actions.ts';
import { drawnOfficer, type Lots } from '#common/domain/queue/lot.ts';

/** One taking up of a file, as it stands in the record. */
export type ClaimOnRecord = { actor: UserId; applicationId: ApplicationId; order: ClaimOrderEntry | null };

/** How one officer came by files in a time: for a person to ask about, never a score. */
export const ClaimsOfOfficer = z.strictObject({
  actor: UserId,
  claims: z.int().min(0),
  /** Before others that were free. */
  ahead: z.int().min(0),
  why: z.partialRecord(ClaimOrderEntry.shape.why, z.int().min(1)),
  /** Lots that the day's published seed does not give this officer, or whose seed nobody published. */
  wrongLots: z.int().min(0),
});
export type ClaimsOfOfficer = z.infer<typeof ClaimsOfOfficer>;

/** `NOT_YET`: the day is not over, and so its seed is not told. */
type LotsOfDay = (day: string) => Lots | 'NOT_YET' | null;

/** Who took files out of their order, the most often first; whoever always took the next one is not named. */
export function claimsInOrder(claims: readonly ClaimOnRecord[], lotsOfDay: LotsOfDay): ClaimsOfOfficer[] {
  const byActor = Map.groupBy(claims, ({ actor }) => actor);
  const counted = [...byActor].map(([actor, own]): ClaimsOfOfficer => {
    const passed = own.filter(({ order }) => order !== null && order.ahead > 0);
    const why: ClaimsOfOfficer['why'] = {};
    for (const { order } of passed) if (order) why[order.why] = (why[order.why] ?? 0) + 1;
    const wrongLots = own.filter((claim) => isWrongLot(claim, lotsOfDay)).length;
    return { actor, claims: own.length, ahead: passed.length, why, wrongLots };
  });
  return counted
    .filter(({ ahead, wrongLots }) => ahead + wrongLots > 0)
    .toSorted((a, b) => b.wrongLots - a.wrongLots || b.ahead - a.ahead || (a.actor < b.actor ? -1 : 1));
}

/** Worked out again from the seed alone. */
function isWrongLot({ actor, applicationId, order }: ClaimOnRecord, lotsOfDay: LotsOfDay): boolean {
  if (order?.why !== 'DRAWN') return false;
  const lots = order.draw ? lotsOfDay(order.draw.day) : null;
  if (lots === 'NOT_YET') return false;
  return !order.draw || !lots || drawnOfficer(lots, applicationId, order.draw.present) !== actor;
}
