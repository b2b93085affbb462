import { join } from 'node:path';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Desk } from '#main/features/desk.ts';
import type { DeskSettings } from '#main/settings/settings.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import { copyBefore } from '#main/records/copy-before.ts';
import { countClaimsAt } from '#main/records/repositories/claims-here.ts';

type Settings = {
  all(): Pick<DeskSettings, 'updates'>;
  set(key: 'updates', value: DeskSettings['updates']): void;
};

type Closing = {
  desk: Desk;
  /** Somebody asked for it, beside what the policy says. */
  isWished: boolean;
  dataFolder: string;
  /** Closes the records. */
  close: () => Promise<void>;
  install: () => Promise<void>;
  settings: Settings;
  log: Logger;
};

/** The end of the program. Whatever is wrong with an update, the records are closed in order; without a copy nothing is installed. */
export async function closeAndInstall(closing: Closing): Promise<void> {
  const { desk, isWished, dataFolder, close, install, settings, log } = closing;
  const at = desk.clock.now();
  const version = await versionToInstall(desk, isWished).catch((error: unknown) => {
    log.error('update not installed', { error });
    return null;
  });
  await close();
  if (version === null) return;
  let problem: string | null = null;
  let details: ReplyError['details'] = {};
  try {
    await copyBefore(join(dataFolder, 'desk.db'), { version, at });
    await install();
  } catch (error) {
    log.error('update not installed', { error });
    problem = error instanceof CodedError ? error.code : 'UPDATE_FAILED';
    details = (error instanceof CodedError && error.details) || {};
  }
  // The records are closed: what came of it is written into them by the next start.
  settings.set('updates', {
    ...settings.all().updates,
    installing: { version, problem, details: { ...details } },
  });
}

/**
 * Asked while the program closes, before the records do: the version to install now, null when none. Without somebody's wish only where IT
 * said `auto`, and never while a file is in somebody's hands here.
 */
export async function versionToInstall(desk: Desk, isWished: boolean): Promise<string | null> {
  const { updates, session, db } = desk;
  if (!isWished && updates.status().mode !== 'auto') return null;
  if ((await countClaimsAt(db, session.desk)) > 0) return null;
  const version = await updates.ready().catch(() => null);
  if (version !== null) await session.audit('DESK', 'update', `closing to install ${version}`);
  return version;
}
