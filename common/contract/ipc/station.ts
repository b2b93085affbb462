import { z } from 'zod';
import type { HeldFiles } from '#common/contract/hub/held.ts';
import { EnrolmentKind, WithdrawCodes, type OpenCode } from '#common/contract/hub/station.ts';
import type { MoveHere } from '#common/contract/hub/take-over.ts';
import {
  SiteAsk,
  type SiteAuthority,
  type SiteDraft,
  type SiteMade,
  type SiteOffer,
} from '#common/contract/site-file.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';

/** The PCs of the office, kept at its hub; a desk without one has none to show. */
export const stationChannels = {
  /** What IT decides for this PC; also before anybody signed in, because the door asks for the hub's address. */
  'station.policy': channel<{ policy: MachinePolicy; ignored: readonly string[]; place: string | null }>()(
    'PUBLIC',
    z.object({}).strict(),
  ),
  /** On a PC that holds no records yet: the site file that IT named or that lies on a stick, else one that the person picks. Null without one. */
  'station.siteFile': channel<SiteOffer | null>()(
    'PUBLIC',
    z.object({ from: z.enum(['FOUND', 'CHOOSE']) }).strict(),
  ),
  'station.siteDraft': channel<SiteDraft>()('accounts.manage', z.object({}).strict()),
  /** The authority of the hub's certificate, from a file that the person picks. Null when the dialog was closed. */
  'station.siteAuthority': channel<SiteAuthority | null>()('accounts.manage', z.object({}).strict()),
  /** The hub makes and signs it; main keeps it until it lies where the person wants it. No code reaches the page. */
  'station.makeSiteFile': channel<SiteMade>()('accounts.manage', SiteAsk),
  'station.saveSiteFile': channel<{ saved: boolean }>()('accounts.manage', z.object({}).strict()),
  /** One code for one PC, shown once. */
  'station.newCode': channel<{ code: string; expiresAt: Instant }>()(
    'accounts.manage',
    z.object({ deskName: z.string().trim().min(1).max(40), kind: EnrolmentKind }).strict(),
  ),
  /** Codes that still let somebody in; what they are for, never a code itself. */
  'station.openCodes': channel<readonly OpenCode[]>()('accounts.manage', z.object({}).strict()),
  /** `withdrawn`: how many of them nobody had used in between. */
  'station.withdrawCodes': channel<{ withdrawn: number }>()('accounts.manage', WithdrawCodes),
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
