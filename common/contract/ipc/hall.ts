import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import type { HallCall } from '#common/domain/queue/hall-call.ts';
import type { HourFigures, StageLoad } from '#common/domain/queue/stage-load.ts';
import type { OfficerRow } from '#common/domain/reports/period-report.ts';
import { channel } from './channel.ts';
import type { FileRow } from './applications.ts';
import type { Preferences } from './office.ts';

/** What a head sees of the running day. */
export type HallLoad = {
  stages: readonly StageLoad[];
  hours: readonly HourFigures[];
  /** The longest overdue first. */
  late: readonly FileRow[];
  names: Readonly<Record<string, string>>;
  isWorkingDay: boolean;
  at: Instant;
};

export type HallOfficers = { rows: readonly OfficerRow[]; names: Readonly<Record<string, string>> };

export type WallNotice = { title: string; text: string; isUrgent: boolean };

/** What hangs in the waiting hall. No name, no number of a person. */
export type WallView = {
  office: string;
  calls: readonly HallCall[];
  notices: readonly WallNotice[];
  language: Preferences['language'];
  utcOffsetMinutes: number;
  now: Instant;
};

const Nothing = z.strictObject({});

/** The picture of an announcement: a PNG that the page has drawn. */
const MOST_PICTURE = 8 * 1024 * 1024;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;
export const AnnouncementPicture = z.strictObject({
  name: z.string().trim().min(1).max(80),
  bytes: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= MOST_PICTURE && PNG.every((byte, at) => bytes[at] === byte), {
      message: 'PNG_EXPECTED',
    }),
});

export const hallChannels = {
  'hall.load': channel<HallLoad>()('reports.read', Nothing),
  'hall.officers': channel<HallOfficers>()('reports.read', Nothing),
  'hall.wallState': channel<{ isOpen: boolean; hasOtherDisplay: boolean }>()('office.read', Nothing),
  'hall.openWall': channel<null>()('office.read', Nothing),
  'hall.closeWall': channel<null>()('PUBLIC', Nothing),
  /** Open before anybody has signed in: the wall hangs on while the desk is locked. */
  'hall.wall': channel<WallView>()('PUBLIC', Nothing),
  'hall.savePicture': channel<{ saved: boolean }>()('office.read', AnnouncementPicture),
};

/** What the wall's own page may ask for. */
export const WALL_CHANNELS = ['hall.wall', 'hall.closeWall'] as const;
