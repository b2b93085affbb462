import type { Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { ActorRole, Stage } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { drawnOfficer, type Lots } from './lot.ts';
import { queueStages } from './queue-stages.ts';

/** Somebody did something in a role at a moment. */
export type Deed = { actor: UserId; role: ActorRole; at: Instant };

/** What whoever claims says about the draw. `stage` is absent in claims of older desks. */
export type NamedDraw = { day: PlainDate; present: readonly UserId[]; stage?: Stage | undefined };

/** What one desk has not heard of another for so long is no reason to doubt it. */
const HEARD_WITHIN_MINUTES = 10;

export type Drawing = {
  file: Application;
  draw: NamedDraw;
  actor: UserId;
  at: Instant;
  policy: Policy;
  lots: (day: PlainDate) => Lots | null;
  /** What was done that day, by the record of whoever decides. */
  deeds: readonly Deed[];
};

/**
 * To whom the lot gives the file by the record of whoever decides: named people who did nothing that day are not counted, those
 * who were at work and were left out are, and the seed is that of the day itself. Null where nothing is drawn.
 */
export function drawnBy({ file, draw, actor, at, policy, lots, deeds }: Drawing): UserId | null {
  const today = localDate(at, policy.utcOffsetMinutes);
  const open = queueStages(file, policy).filter((stage) => policy.randomStages.has(stage));
  const stage = draw.stage ?? open[0];
  const lotsOfDay = draw.day === today ? lots(draw.day) : null;
  if (!stage || !open.includes(stage) || !lotsOfDay) return null;
  const roles = policy.stageRoles[stage];
  const named = new Set(draw.present);
  const sure = addMinutes(at, -HEARD_WITHIN_MINUTES);
  const atWork = deeds.filter(
    (deed) =>
      roles.includes(deed.role) &&
      localDate(deed.at, policy.utcOffsetMinutes) === today &&
      deed.at <= (named.has(deed.actor) ? at : sure),
  );
  return drawnOfficer(lotsOfDay, file.id, [...new Set([...atWork.map((deed) => deed.actor), actor])]);
}
