import { z } from 'zod';
import type { HeldFiles } from '#common/contract/hub/held.ts';
import { EnrolmentKind, type DeskInfo } from '#common/contract/hub/station.ts';
import type { MoveHere } from '#common/contract/hub/take-over.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';

/** The PCs of the office, kept at its hub; a desk without one has none to show. */
export const stationChannels = {
  'station.desks': channel<readonly (DeskInfo & { isThis: boolean })[]>()(
    'accounts.manage',
    z.object({}).strict(),
  ),
  /** One code for one PC, shown once. */
  'station.newCode': channel<{ code: string; expiresAt: Instant }>()(
    'accounts.manage',
    z.object({ deskName: z.string().trim().min(1).max(40), kind: EnrolmentKind }).strict(),
  ),
  /** For a PC of the office: with it that PC takes another key, and the one that it had opens nothing any more. */
  'station.newKeyCode': channel<{ code: string; expiresAt: Instant }>()(
    'accounts.manage',
    z.object({ deskId: z.uuid() }).strict(),
  ),
  /** Whether the hub lets an office move there from the PC on which it began. */
  'station.mayMove': channel<MoveHere>()('accounts.manage', z.object({}).strict()),
  /** What lay on the PC when it was last heard of; numbers and states, never a name. */
  'station.held': channel<HeldFiles>()('accounts.manage', z.object({ deskId: z.uuid() }).strict()),
  'station.exportHeld': channel<{ saved: boolean }>()(
    'accounts.manage',
    z.object({ deskId: z.uuid() }).strict(),
  ),
  /** The PC is shut out at once; `files` says how many open files lay on it. */
  'station.revoke': channel<{ files: number }>()(
    'accounts.manage',
    z.object({ deskId: z.uuid(), reason: z.string().trim().min(5).max(200) }).strict(),
  ),
};
