import { lt, valid } from 'semver';
import { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import type { Session } from '#main/features/session/session.ts';
import type { DeskSettings } from '#main/settings/settings.ts';

type Memory = DeskSettings['updates'];

type Noting = {
  version: string;
  session: Pick<Session, 'audit'>;
  settings: {
    all(): Pick<DeskSettings, 'updates'>;
    set(key: 'updates', value: DeskSettings['updates']): void;
  };
};

/**
 * At the first start of another version: that it came, or that the one before came back, is on record for good; so is that the program
 * closed for another and is the same as before, which is kept with its reason besides.
 */
export async function noteVersion({ version, session, settings }: Noting): Promise<void> {
  const memory = settings.all().updates;
  const before = memory.ranVersion;
  const { installing } = memory;
  const notInstalled = notInstalledOf(memory, version);
  if (before === version && installing === null) return;
  if (installing !== null && installing.version !== version) {
    const why = installing.problem ?? 'the installer did not finish';
    await session.audit('DESK', 'update', `${installing.version} not installed: ${why}`);
  }
  if (before !== null && before !== version) {
    const isBack = valid(before) !== null && valid(version) !== null && lt(version, before);
    await session.audit(
      'DESK',
      'update',
      isBack ? `rolled back from ${before} to ${version}` : `updated from ${before} to ${version}`,
    );
  }
  settings.set('updates', { ...memory, ranVersion: version, installing: null, notInstalled });
}

/** An installer that began and did not finish is told as one that was not begun: what to do is the same. */
function notInstalledOf(
  { ranVersion, installing, notInstalled }: Memory,
  version: string,
): Memory['notInstalled'] {
  if (installing === null) return ranVersion === version ? notInstalled : null;
  if (installing.version === version) return null;
  const code = DeskErrorCode.catch('UPDATE_FAILED').parse(installing.problem ?? 'UPDATE_NOT_STARTED');
  return { version: installing.version, code, details: installing.details };
}
