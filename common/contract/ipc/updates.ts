import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import type { ErrorCode, ReplyError } from './reply.ts';
import { channel } from './channel.ts';

/** How this PC stands with newer versions of the program. */
export type UpdateStatus = {
  mode: 'off' | 'notify' | 'auto';
  /** Where it looks; null where there is nowhere to look: no hub, no folder. */
  from: 'HUB' | 'FOLDER' | null;
  version: string;
  /** How it was installed. Only NSIS is replaced from inside; the others are brought by IT or the system's package manager. */
  installKind: 'nsis' | 'msi' | 'deb' | 'none';
  checkedAt: Instant | null;
  /** When the list that was believed last runs out. */
  expires: Instant | null;
  /** The program closed for that version and was the same as before; told until somebody looks by hand or another one is ready. */
  notInstalled: (Required<ReplyError> & { version: string }) | null;
  state:
    /** NOT_OPEN: there is a newer version, but not for the ring of this PC yet. */
    | { id: 'NONE' | 'CURRENT' | 'CHECKING' | 'NOT_OPEN' }
    /** `isDown`: this PC's version was called back, and the one offered is the one before. */
    | { id: 'FOUND' | 'FETCHING' | 'READY'; version: string; megabytes: number; isDown: boolean }
    | { id: 'FAILED'; code: ErrorCode };
};

export const updateChannels = {
  'station.updates': channel<UpdateStatus>()('SIGNED_IN', z.object({}).strict()),
  'station.checkUpdates': channel<UpdateStatus>()('accounts.manage', z.object({}).strict()),
  /** Fetches what was found and checks it; it is installed when the program closes. */
  'station.fetchUpdate': channel<UpdateStatus>()('accounts.manage', z.object({}).strict()),
  /** Closes the program for the installer. Throws UPDATE_FILE_OPEN while a file is in somebody's hands at this PC. */
  'station.installUpdate': channel<null>()('accounts.manage', z.object({}).strict()),
};
