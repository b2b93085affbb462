import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { channel } from './channel.ts';
import type { SessionStatus } from './session.ts';

/** The ending of a file that holds a whole desk. */
export const BACKUP_ENDING = 'loketdesk';

/** What a backup says of itself, inside its seal. */
export const BackupAbout = z.strictObject({
  format: z.literal('loket-desk/1'),
  program: z.string(),
  schema: z.int().min(1),
  profile: z.enum(['production', 'demo', 'test']),
  officeCode: z.string(),
  officeName: z.string(),
  deskName: z.string(),
  /** At the hub; null for a desk that is its own authority. */
  deskId: z.string().nullable(),
  madeAt: Instant,
  files: z.int().min(0),
  pictures: z.int().min(0),
  /** Not at the hub at that moment: actions and pictures. */
  waiting: z.int().min(0),
  /** The desk was closed with it, to go on at another PC. */
  isMove: z.boolean(),
});
export type BackupAbout = z.infer<typeof BackupAbout>;

/** What a person sees before anything is replaced. */
export type BackupPreview = Pick<
  BackupAbout,
  'officeName' | 'deskName' | 'madeAt' | 'files' | 'pictures' | 'waiting' | 'isMove' | 'program'
> & {
  /** It goes on only with a code of IT for this very desk. */
  hasHub: boolean;
  /** Something lies on this PC that it takes the place of. */
  isReplacing: boolean;
};

/** The copy of the records from before the update that this program is older than. */
export type CopyPreview = {
  officeName: string;
  deskName: string;
  madeAt: Instant;
  /** The program that changed the records after it. */
  beforeVersion: string;
  files: number;
  hasHub: boolean;
  /** Done since and at no server: it stays in the newer records alone. Null when they cannot say, and on a desk without one. */
  unsent: number | null;
};

export const backupChannels = {
  /** The whole desk into one sealed file. `isMove`: it is closed here for good, to be opened on another PC. */
  'station.backUp': channel<{ saved: boolean; name: string; megabytes: number }>()(
    'accounts.manage',
    z.object({ isMove: z.boolean() }).strict(),
  ),
  /**
   * The person picks a backup; it is laid out and looked through beside the records. Without a recovery text the key of this desk opens it.
   * For IT at a desk, and on a PC that holds nothing or cannot open what it holds. Null when none was picked.
   */
  'station.readBackup': channel<BackupPreview | null>()(
    'PUBLIC',
    z.object({ recoveryText: z.string().trim().min(1).max(200).nullable() }).strict(),
  ),
  /** The backup that was read last takes the place of what lies here. */
  'station.restore': channel<SessionStatus>()('PUBLIC', z.object({}).strict()),
  /** Only while BLOCKED by records that are newer than the program: the newest copy from before, looked through. */
  'station.readCopyBefore': channel<CopyPreview>()(
    'PUBLIC',
    z.object({ recoveryText: z.string().trim().min(1).max(200) }).strict(),
  ),
  /** The copy that was read last takes the place of the newer records, which are kept aside. */
  'station.restoreCopyBefore': channel<SessionStatus>()('PUBLIC', z.object({}).strict()),
};
