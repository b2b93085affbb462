import { z } from 'zod';
import { AppType, PriorityReason, ServiceLane } from '#common/domain/applications/vocabulary.ts';
import { ageAt, type PlainDate } from '#common/kernel/plain-date.ts';
import { Label, provenance, setting } from './provenance.ts';

export const LaneRule = z.strictObject({
  lane: ServiceLane,
  label: Label,
  /** May be opened at the counter without an M-Paspor booking. */
  walkIn: z.boolean(),
  booking: z.boolean(),
  /** Opened at the counter only while an outage is declared. */
  onlyInOutage: z.boolean(),
  types: z.array(AppType).min(1),
  /** Order of the lanes in a queue, lowest first; inside a lane the due day and then arrival decide. */
  queueRank: z.int().min(0),
  /** Letter before the number on the ticket. */
  ticketPrefix: z.string().regex(/^[A-Z]$/, 'TICKET_PREFIX'),
  ...provenance,
});
export type LaneRule = z.infer<typeof LaneRule>;

export const Lanes = z.strictObject({
  lanes: z.array(LaneRule),
  priorityReasons: z.array(z.strictObject({ reason: PriorityReason, label: Label, ...provenance })),
  /** Completed years; the boundary itself counts as elderly. */
  elderlyMinAge: setting(z.int().min(1)),
  /** Completed years; the boundary itself still counts as small child. */
  underFiveMaxAge: setting(z.int().min(0)),
  /** `HH:MM` on the office's wall; later arrivals may be finished the next working day. */
  acceleratedArriveBefore: setting(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
});
export type Lanes = z.infer<typeof Lanes>;

/** The priority reason that follows from age alone, or null. Disability, pregnancy and illness are seen at the counter. */
export function priorityByAge(birth: PlainDate, on: PlainDate, lanes: Lanes): PriorityReason | null {
  const age = ageAt(birth, on);
  if (age >= lanes.elderlyMinAge.value) return 'ELDERLY';
  if (age <= lanes.underFiveMaxAge.value) return 'UNDER_FIVE';
  return null;
}

export function laneAllows(lane: ServiceLane, type: AppType, lanes: Lanes): boolean {
  return lanes.lanes.some((rule) => rule.lane === lane && rule.types.includes(type));
}
