import { z } from 'zod';
import { LockDesk, type FleetDesk, type FleetRelease, type FleetReport } from '#common/contract/hub/fleet.ts';
import type { BackupTrouble, HubBackup } from '#common/domain/station/hub-backup.ts';
import type { EndingKind } from '#common/domain/station/endings.ts';
import type { Trouble } from '#common/domain/station/fleet.ts';
import type { PolicyKey } from '#common/domain/station/machine-policy.ts';
import { Ring, RingDays } from '#common/domain/station/rings.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';

export type FleetRow = FleetDesk & {
  isThis: boolean;
  /** The worst first. */
  troubles: readonly Trouble[];
  differences: readonly { key: PolicyKey; here: string | null; usual: string | null }[];
  /** Until the first certificate on that PC ends. */
  daysLeft: number | null;
};

/** `desks`: on which PCs it lies; none for what ends at the hub. */
export type FleetEnding = {
  kind: EndingKind;
  name: string;
  endsAt: Instant;
  daysLeft: number;
  desks: readonly string[];
};

/** How the hub's backups stand; `trouble` null: well. */
export type FleetBackup = HubBackup & { trouble: BackupTrouble | null };

/** What IT is reminded of: `backup` null where the hub cannot be asked, or there is none. */
export type FleetNotice = { endings: readonly FleetEnding[]; backup: FleetBackup | null };

export type FleetView = {
  /** By the hub's clock, as all moments here. */
  now: Instant;
  desks: readonly FleetRow[];
  releases: readonly FleetRelease[];
  days: RingDays;
  endings: readonly FleetEnding[];
  backup: FleetBackup;
};

const Nothing = z.object({}).strict();
const OfDesk = { deskId: z.uuid() };

/** The PCs of the office as they are, for IT; a desk without a hub has none to show. */
export const fleetChannels = {
  /** Trouble first. */
  'station.fleet': channel<FleetView>()('accounts.manage', Nothing),
  /** The newest of each of the last days, newest first. */
  'station.deskDays': channel<readonly FleetReport[]>()('accounts.manage', z.object(OfDesk).strict()),
  /** What ends within 30 days or has ended and how the hub's backups stand: of the whole office, or of this PC where the hub cannot be asked. */
  'station.endings': channel<FleetNotice>()('accounts.manage', Nothing),
  'station.lockDesk': channel<null>()('accounts.manage', z.object({ ...OfDesk, ...LockDesk.shape }).strict()),
  'station.unlockDesk': channel<null>()('accounts.manage', z.object(OfDesk).strict()),
  'station.setRing': channel<null>()('accounts.manage', z.object({ ...OfDesk, ring: Ring }).strict()),
  'station.openRelease': channel<null>()(
    'accounts.manage',
    z.object({ version: z.string().min(1).max(40), ring: Ring }).strict(),
  ),
  'station.ringDays': channel<null>()('accounts.manage', z.object(RingDays.shape).strict()),
  /** The page alone sees cameras; the hub is told whether this PC has one. */
  'station.noteCameras': channel<null>()('SIGNED_IN', z.object({ count: z.int().min(0).max(20) }).strict()),
};
