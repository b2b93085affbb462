import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { DeskState } from '#common/domain/station/desk-state.ts';
import { Ends } from '#common/domain/station/endings.ts';
import { HubBackup } from '#common/domain/station/hub-backup.ts';
import { Ring, RingDays } from '#common/domain/station/rings.ts';
import { DeskInfo } from './station.ts';

/** Why nobody works at a PC: who decided it, and whom to call. The names are those of staff. */
export const DeskLock = z.strictObject({
  at: Instant,
  by: z.string().max(80),
  reason: z.string().max(200),
  contact: z.string().max(80),
});
export type DeskLock = z.infer<typeof DeskLock>;

export const LockDesk = z.strictObject({
  reason: z.string().trim().min(5).max(200),
  contact: z.string().trim().min(3).max(80),
});

/** `now` is the PC's own clock: the hub measures by how much it is off. */
export const DeskReport = z.strictObject({ now: Instant, state: DeskState });
export type DeskReport = z.infer<typeof DeskReport>;

/** A desk asks how it stands, with its state when that is due. */
export const AskStanding = z.strictObject({ report: DeskReport.nullable() });
export type AskStanding = z.infer<typeof AskStanding>;

export const Standing = z.strictObject({ lock: DeskLock.nullable(), ring: Ring });
export type Standing = z.infer<typeof Standing>;

/** What the hub keeps: the newest of each day. */
export const FleetReport = z.strictObject({ at: Instant, clockOffSeconds: z.int(), state: DeskState });
export type FleetReport = z.infer<typeof FleetReport>;

export const FleetDesk = DeskInfo.extend({
  ring: Ring,
  lock: DeskLock.nullable(),
  report: FleetReport.nullable(),
});
export type FleetDesk = z.infer<typeof FleetDesk>;

/** A version that lies in the hub's folder, and from when each ring sees it; null: not yet. */
export const FleetRelease = z.strictObject({
  version: z.string(),
  expires: Instant,
  /** Of a hundred PCs of an open ring so many are offered it. */
  percentage: z.number().nullable(),
  openFrom: z.strictObject({
    TRIAL: Instant.nullable(),
    EARLY: Instant.nullable(),
    ALL: Instant.nullable(),
  }),
});
export type FleetRelease = z.infer<typeof FleetRelease>;

export const Fleet = z.strictObject({
  now: Instant,
  desks: z.array(FleetDesk),
  releases: z.array(FleetRelease),
  days: RingDays,
  /** What ends at the hub itself. */
  ends: z.array(Ends),
  backup: HubBackup,
});
export type Fleet = z.infer<typeof Fleet>;

export const DeskDays = z.strictObject({ days: z.array(FleetReport) });
export const SetRing = z.strictObject({ ring: Ring });
export const OpenRelease = z.strictObject({ version: z.string().min(1).max(40), ring: Ring });
