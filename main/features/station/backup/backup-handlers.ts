import { CodedError } from '#common/contract/coded-error.ts';
import type { SessionStatus } from '#common/contract/ipc/session.ts';
import { BACKUP_ENDING, type backupChannels } from '#common/contract/ipc/backup.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { BackupPort, Desk, FileDialogs } from '#main/features/desk.ts';

const MEGABYTE = 1_000_000;

type Mine = keyof typeof backupChannels;

export function backupHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { session, dialogs, backups } = desk;

  /** IT at a desk that is open; anybody on a PC that holds nothing: there the recovery text is the proof. */
  async function assertAllowed(): Promise<void> {
    const { state, user } = await session.status();
    if (state === 'SETUP') return;
    if (state !== 'SIGNED_IN' || !user || user.mustChange) throw new CodedError('SIGNED_OUT');
    if (!permissionsOf(user.roles).has('accounts.manage')) throw new CodedError('FORBIDDEN');
  }

  return {
    async 'station.backUp'({ isMove }) {
      const folder = await dialogs.chooseFolder();
      if (folder === null) return { saved: false, name: '', megabytes: 0 };
      await session.audit('DESK', 'records', isMove ? 'backed up for another PC' : 'backed up');
      const { name, bytes } = await backups.make(folder, isMove);
      return { saved: true, name, megabytes: Math.ceil(bytes / MEGABYTE) };
    },
    ...restoreHandlers({ dialogs, backups, assertAllowed }),
    'station.readCopyBefore': recordsOpen,
    'station.restoreCopyBefore': recordsOpen,
  };
}

/** The blocked desk answers these itself. */
async function recordsOpen(): Promise<never> {
  throw new CodedError('ALREADY_SET_UP');
}

type Restoring = { dialogs: FileDialogs; backups: BackupPort; assertAllowed: () => Promise<void> };

/** The same on a desk that is open and on one that is not. */
export function restoreHandlers({
  dialogs,
  backups,
  assertAllowed,
}: Restoring): Pick<Handlers, 'station.readBackup' | 'station.restore'> {
  return {
    async 'station.readBackup'({ recoveryText }) {
      await assertAllowed();
      const [path] = await dialogs.chooseFiles({ extensions: [BACKUP_ENDING], isMultiple: false });
      return path === undefined ? null : backups.read(path, recoveryText);
    },
    async 'station.restore'(): Promise<SessionStatus> {
      await assertAllowed();
      return backups.restore();
    },
  };
}
