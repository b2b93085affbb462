import { appointmentChannels, type ImportProgress } from './appointments.ts';
import { auditChannels } from './audit.ts';
import { applicationChannels } from './applications.ts';
import type { InputOf, OutputOf, ParsedOf } from './channel.ts';
import { documentChannels } from './documents.ts';
import { officeDocumentChannels } from './office-documents.ts';
import { fieldChannels } from './field.ts';
import { gatewayChannels } from './gateway.ts';
import { intakeChannels } from './intake.ts';
import { officeChannels } from './office.ts';
import { productionChannels } from './production.ts';
import { stationChannels } from './station.ts';
import { syncChannels, type SyncStatus } from './sync.ts';
import { sessionChannels, type SessionStatus } from './session.ts';

/** Every channel between page and main, one table. */
export const CHANNELS = {
  ...sessionChannels,
  ...applicationChannels,
  ...appointmentChannels,
  ...documentChannels,
  ...intakeChannels,
  ...productionChannels,
  ...officeChannels,
  ...officeDocumentChannels,
  ...syncChannels,
  ...stationChannels,
  ...fieldChannels,
  ...gatewayChannels,
  ...auditChannels,
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
  'sync.changed': SyncStatus;
  /** What lies in the scanner’s folder has changed. */
  'tray.changed': null;
  /** Pages of the running scan so far. */
  'scan.progress': { pages: number };
};
export type EventName = keyof Events;

/** The two functions that the preload exposes as `window.loket`. */
export type Bridge = {
  call(channel: string, input: unknown): Promise<unknown>;
  subscribe(event: string, listener: (payload: unknown) => void): () => void;
};
