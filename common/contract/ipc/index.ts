import { backupChannels } from './backup.ts';
import { appointmentChannels, type ImportProgress } from './appointments.ts';
import { approvalChannels } from './approval.ts';
import { chipChannels } from './chip.ts';
import { complaintChannels } from './complaints.ts';
import { surveyChannels } from './survey.ts';
import { auditChannels } from './audit.ts';
import { applicationChannels } from './applications.ts';
import { photoChannels } from './photo.ts';
import { qualityChannels } from './quality-engine.ts';
import type { InputOf, OutputOf, ParsedOf } from './channel.ts';
import { documentChannels } from './documents.ts';
import { officeDocumentChannels } from './office-documents.ts';
import { fingerChannels } from './fingers.ts';
import { fleetChannels } from './fleet.ts';
import { fieldChannels } from './field.ts';
import { gatewayChannels } from './gateway.ts';
import { interviewChannels } from './interview.ts';
import { intakeChannels } from './intake.ts';
import { officeChannels } from './office.ts';
import { printingChannels, type PrintWanted } from './printing.ts';
import { hallChannels } from './hall.ts';
import { privacyChannels } from './privacy.ts';
import { productionChannels } from './production.ts';
import { quotaChannels } from './quota.ts';
import { registerChannels } from './registers.ts';
import { reportChannels } from './reports.ts';
import { stationChannels } from './station.ts';
import { syncChannels, type SyncStatus } from './sync.ts';
import { healthChannels } from './health.ts';
import { updateChannels, type UpdateStatus } from './updates.ts';
import { sessionChannels, type SessionStatus } from './session.ts';
import type { ReplyError } from './reply.ts';

/** Every channel between page and main, one table. */
export const CHANNELS = {
  ...sessionChannels,
  ...applicationChannels,
  ...appointmentChannels,
  ...quotaChannels,
  ...photoChannels,
  ...qualityChannels,
  ...documentChannels,
  ...intakeChannels,
  ...fingerChannels,
  ...interviewChannels,
  ...productionChannels,
  ...printingChannels,
  ...chipChannels,
  ...officeChannels,
  ...officeDocumentChannels,
  ...syncChannels,
  ...stationChannels,
  ...fleetChannels,
  ...updateChannels,
  ...healthChannels,
  ...backupChannels,
  ...fieldChannels,
  ...gatewayChannels,
  ...auditChannels,
  ...approvalChannels,
  ...hallChannels,
  ...registerChannels,
  ...complaintChannels,
  ...surveyChannels,
  ...reportChannels,
  ...privacyChannels,
};

export type ChannelName = keyof typeof CHANNELS;
export type Input<C extends ChannelName> = InputOf<(typeof CHANNELS)[C]>;
export type Parsed<C extends ChannelName> = ParsedOf<(typeof CHANNELS)[C]>;
export type Output<C extends ChannelName> = OutputOf<(typeof CHANNELS)[C]>;

/** What main tells the page unasked. */
export type Events = {
  'files.changed': { applicationIds: readonly string[] };
  'session.changed': SessionStatus;
  'import.progress': ImportProgress;
  'office.changed': null;
  /** The wall of the hall may have more to show. */
  'wall.changed': null;
  'sync.changed': SyncStatus;
  'updates.changed': UpdateStatus;
  /** What lies in the scanner’s folder has changed. */
  'tray.changed': null;
  /** Pages of the running scan so far. */
  'scan.progress': { pages: number };
  /** What waits for a printer has changed. */
  'printing.changed': null;
  /** The page is to draw this paper for the printer; null when it has come out or failed. */
  'printing.wanted': PrintWanted | null;
  /** The live picture of the fingerprint device, a JPEG. */
  'print.frame': { bytes: Uint8Array };
  /** It came to its end; null when somebody wanted that. */
  'print.ended': { problem: ReplyError | null };
};
export type EventName = keyof Events;

/** The two functions that the preload exposes as `window.loket`. */
export type Bridge = {
  call(channel: string, input: unknown): Promise<unknown>;
  subscribe(event: string, listener: (payload: unknown) => void): () => void;
};
