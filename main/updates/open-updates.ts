import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { UpdateStatus } from '#common/contract/ipc/updates.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskSettings } from '#main/settings/settings.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { UpdateKeys } from '#runtime/updates/feed-signature.ts';
import { folderSource, hubSource, type FeedSource, type ProveDesk } from './feed-source.ts';
import { askWindows as realWindows, publisherProblem, publishersIn, type AskWindows } from './publisher.ts';
import type { SignedFeed } from './signed-provider.ts';
import { makeUpdater } from './updater.ts';
import { Updates } from './updates.ts';

export type OpenUpdates = {
  policy: MachinePolicy;
  /** Null for a desk without one, and for a program that was not installed. */
  hubUrl: string | null;
  /** Null for a desk that is not enrolled: it sees what everybody may see. */
  prove?: ProveDesk | null;
  version: string;
  /** Electron's folder of resources, and the program's own. */
  installed: string;
  resources: string;
  userData: string;
  settings: {
    all(): Pick<DeskSettings, 'updates'>;
    set(key: 'updates', value: DeskSettings['updates']): void;
  };
  now: () => Instant;
  log: Logger;
  changed: (status: UpdateStatus) => void;
  platform?: NodeJS.Platform;
  askWindows?: AskWindows;
};

/** Updates as IT wants them on this PC: `notify` unless the policy says otherwise, from the hub unless it names a folder. */
export function openUpdates(parts: OpenUpdates): Updates {
  const { policy, version, installed, userData, settings, now, log } = parts;
  const { platform = process.platform, askWindows = realWindows } = parts;
  const { source, from } = sourceOf(parts);
  const feed: SignedFeed = {
    source,
    keys: readKeys(join(parts.resources, 'updates', 'keys.json')),
    now,
    seen: () => settings.all().updates.serial,
    newest: null,
  };
  const configFile = join(installed, 'app-update.yml');
  const updater = makeUpdater({
    app: {
      version,
      name: 'loket',
      isPackaged: true,
      appUpdateConfigPath: configFile,
      userDataPath: userData,
      baseCachePath: join(userData, 'updates'),
      whenReady: async () => undefined,
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    },
    feed,
    platform,
    askWindows,
  });
  return new Updates({
    mode: policy.UpdateMode ?? 'notify',
    from,
    version,
    installKind: readInstallKind(installed),
    feed,
    updater,
    now,
    log,
    changed: parts.changed,
    notInstalled: () => settings.all().updates.notInstalled,
    forgetNotInstalled: () => settings.set('updates', { ...settings.all().updates, notInstalled: null }),
    keepSerial: (serial) => settings.set('updates', { ...settings.all().updates, serial }),
    async checkInstaller(path) {
      if (platform !== 'win32') return null;
      const publishers = publishersIn(await readFile(configFile, 'utf8').catch(() => ''));
      return publisherProblem(publishers, path, askWindows);
    },
  });
}

function sourceOf({ policy, hubUrl, prove }: OpenUpdates): {
  source: FeedSource;
  from: UpdateStatus['from'];
} {
  if (policy.UpdateFolder !== undefined) return { source: folderSource(policy.UpdateFolder), from: 'FOLDER' };
  return { source: hubSource(hubUrl ?? '', prove ?? undefined), from: hubUrl === null ? null : 'HUB' };
}

/** A file that is missing or spoilt believes nobody. */
function readKeys(path: string): UpdateKeys {
  const parsed = UpdateKeys.safeParse(jsonOrNull(textOf(path)));
  return parsed.success ? parsed.data : {};
}

function readInstallKind(installed: string): UpdateStatus['installKind'] {
  const kind = z.enum(['nsis', 'msi', 'deb']).safeParse(textOf(join(installed, 'install-kind')).trim());
  return kind.success ? kind.data : 'none';
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
