import type { CodedError } from '#common/contract/coded-error.ts';
import { CHANNELS } from '#common/contract/ipc/index.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { BackupPort, FileDialogs, PreferenceStore } from '#main/features/desk.ts';
import { restoreHandlers } from '#main/features/station/backup/backup-handlers.ts';
import type { RecordsBefore } from './records-before.ts';
import { writeDiagnostics } from '#main/features/station/health-handlers.ts';
import type { Clock } from '#runtime/clock.ts';

type Blocked = {
  problem: CodedError;
  profile: SessionStatus['profile'];
  version: string;
  preferences: PreferenceStore;
  clock: Clock;
  /** Tries the recovery text; resolves when the desk is open and has taken over the channels. */
  recover: (text: string) => Promise<SessionStatus>;
  /** Null where the PC's own settings or policy keep it shut. */
  restore: BackupPort | null;
  /** For records that are newer than the program; null for any other problem. */
  before: Pick<RecordsBefore, 'read' | 'restore'> | null;
  dialogs: FileDialogs;
  /** What can be told of a PC that stays shut. */
  diagnostics: () => Promise<string>;
};

/** A desk whose records cannot be opened: it says so, takes the recovery text, and refuses everything else by name. */
export function blockedHandlers({
  problem,
  profile,
  version,
  preferences,
  clock,
  recover,
  restore,
  before,
  dialogs,
  diagnostics,
}: Blocked): Handlers {
  const status: SessionStatus = {
    state: 'BLOCKED',
    problem: problem.details ? { code: problem.code, details: problem.details } : { code: problem.code },
    shut: null,
    profile,
    user: null,
    office: null,
    desk: preferences.desk(),
    isKiosk: false,
    deskPaused: false,
    idleLockMinutes: 0,
    demoUsers: [],
    version,
    now: clock.now(),
  };
  const refuseAll = Object.fromEntries(
    Object.keys(CHANNELS).map((name) => [
      name,
      async () => {
        throw problem;
      },
    ]),
  );
  return {
    // The keys are exactly the contract's; every one not named below refuses.
    ...(refuseAll as unknown as Handlers),
    'session.status': async () => status,
    'session.recover': ({ text }) => recover(text),
    // The recovery text is the proof: nobody can be asked to sign in here.
    ...(restore && restoreHandlers({ dialogs, backups: restore, assertAllowed: async () => undefined })),
    ...(before && {
      'station.readCopyBefore': ({ recoveryText }) => before.read(recoveryText),
      'station.restoreCopyBefore': () => before.restore(),
    }),
    async 'station.saveBlockedDiagnostics'() {
      const path = await dialogs.chooseSavePath(`loket-diagnostik-${clock.now().slice(0, 10)}.json`);
      if (path === null) return { saved: false };
      await writeDiagnostics(path, await diagnostics());
      return { saved: true };
    },
    'office.readPreferences': async () => preferences.read(),
    async 'office.preferences'(change) {
      preferences.write(change);
      return null;
    },
  };
}
