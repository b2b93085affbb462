import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import { LogLevel, type LogChoice } from '#common/domain/station/log-level.ts';
import { channel } from './channel.ts';
import type { ScanChoice } from './intake.ts';
import type { ReplyError } from './reply.ts';
import type { Gate, SyncStatus } from './sync.ts';

/** How this PC is: for IT, who looks at it before anybody calls. Sizes in bytes. */
export type StationHealth = {
  versions: Readonly<Record<'loket' | 'electron' | 'chrome' | 'node' | 'sqlite' | 'system', string>>;
  schema: number;
  storage: { records: number; vault: number; logs: number; free: number };
  clock: { now: Instant; offMinutes: number | null };
  sync: SyncStatus;
  gates: readonly Gate[];
  log: LogChoice;
};

/** What a scanner of this PC answered, and the page that it gave, which is kept nowhere. Pixels are null for a PDF. */
export type ScannerTest = {
  name: string;
  model: string;
  sources: readonly ScanChoice['source'][];
  page: { width: number | null; height: number | null; seconds: number } | null;
  problem: ReplyError | null;
};

/** What a look at every page of the records and every picture found; nothing is repaired. */
export type RecordsCheck = { pages: readonly string[]; pictures: number; damagedPictures: number };

export const healthChannels = {
  'station.health': channel<StationHealth>()('accounts.manage', z.object({}).strict()),
  /** Each scanner of this PC is asked what it can and for one page. */
  'station.testScanners': channel<readonly ScannerTest[]>()('accounts.manage', z.object({}).strict()),
  /** What the log of this PC writes; anything but `info` for a day. */
  'station.setLogLevel': channel<LogChoice>()('accounts.manage', z.object({ level: LogLevel }).strict()),
  'station.checkRecords': channel<RecordsCheck>()('accounts.manage', z.object({}).strict()),
  /** One readable file without a person in it, to be looked through before it is sent. */
  'station.saveDiagnostics': channel<{ saved: boolean }>()('accounts.manage', z.object({}).strict()),
  /** The same of a PC that stays shut, without its records; only while BLOCKED, when nobody can sign in. */
  'station.saveBlockedDiagnostics': channel<{ saved: boolean }>()('PUBLIC', z.object({}).strict()),
};
