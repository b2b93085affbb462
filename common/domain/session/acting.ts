import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';

/** A role held for somebody else (Plh) from one moment to another; it ends by itself. */
export const ActingRole = z.strictObject({
  role: Role,
  from: Instant,
  until: Instant,
  /** The letter that appoints. */
  decree: z.string().trim().max(80).optional(),
});
export type ActingRole = z.infer<typeof ActingRole>;

type Holder = { roles: readonly Role[]; acting: readonly ActingRole[] };

/** What a person may act as at this moment: from the first minute of an appointment, and not in its last. */
export function rolesAt({ roles, acting }: Holder, now: Instant): Role[] {
  return [...new Set([...roles, ...acting.filter((held) => isHeld(held, now)).map(({ role }) => role)])];
}

export function isHeld({ from, until }: ActingRole, now: Instant): boolean {
  return from <= now && now < until;
}

/** Standing roles, and those of appointments that run or are still to come: what may not stand together may not meet later. */
export function rolesFrom({ roles, acting }: Holder, now: Instant): Role[] {
  return [...new Set([...roles, ...acting.filter(({ until }) => until > now).map(({ role }) => role)])];
}

/** A running appointment to the same role ends with it, a planned one goes; what is over stays as history. */
export function withAppointment(
  acting: readonly ActingRole[],
  appointment: ActingRole,
  now: Instant,
): ActingRole[] {
  return [...withoutAppointment(acting, appointment.role, now), appointment];
}

/** Ends before its time: what was held until now stays as history, what was only planned goes. */
export function withoutAppointment(acting: readonly ActingRole[], role: Role, now: Instant): ActingRole[] {
  return acting.flatMap((held) => {
    if (held.role !== role || held.until <= now) return [held];
    return held.from < now ? [{ ...held, until: now }] : [];
  });
}
