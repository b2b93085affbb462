import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AppUpdater } from 'electron-updater';

/** For these electron-updater tries once more, by way of the question for an administrator. */
const ASKS_ADMINISTRATOR = new Set(['EACCES', 'UNKNOWN']);

/**
 * How electron-updater starts a process, with the system's own word that it was made: its own way answers before that. What could not be
 * made becomes its `error`.
 */
export function followSpawn(updater: AppUpdater, isMade: () => void): void {
  const spawnLog = async (command: string, args: string[] = []): Promise<boolean> => {
    try {
      const child = spawn(command, args, { stdio: 'ignore', detached: true });
      await once(child, 'spawn');
      child.unref();
    } catch (error) {
      throw asTold(error);
    }
    isMade();
    return true;
  };
  Object.assign(updater, { spawnLog });
}

/** Without its code it is not given to the system's shell, which tells nobody that it opened nothing. */
function asTold(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  return ASKS_ADMINISTRATOR.has(code) ? error : new Error(error.message);
}
