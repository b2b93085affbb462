import { basename } from 'node:path';
import { DebUpdater, NsisUpdater, NoOpLogger, type AppUpdater } from 'electron-updater';
import { publisherProblem, type AskWindows } from './publisher.ts';
import { SignedProvider, type SignedFeed } from './signed-provider.ts';

/** What electron-updater asks of the program that it updates. */
export type UpdatedApp = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>;

type UpdaterParts = {
  app: UpdatedApp;
  feed: SignedFeed;
  platform: NodeJS.Platform;
  askWindows: AskWindows;
};

/**
 * electron-updater with a feed of our own. It asks nothing and installs nothing by itself; no web installer, no part of a file, no way
 * down but the one that a feed opens.
 */
export function makeUpdater({ app, feed, platform, askWindows }: UpdaterParts): AppUpdater {
  const updater = platform === 'win32' ? new NsisUpdater(null, app) : new DebUpdater(null, app);
  updater.logger = new NoOpLogger();
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  if (updater instanceof NsisUpdater) {
    updater.verifyUpdateCodeSignature = (publishers, path) => publisherProblem(publishers, path, askWindows);
  }
  // With an app of our own it has no executor; this one takes from the source, under the PC's pinned authority.
  Object.assign(updater, { httpExecutor: { download: downloadBy(feed) } });
  // Only a test asks for another platform than the one it runs on.
  if (platform !== process.platform) Object.assign(updater, { _testOnlyOptions: { platform } });
  // The type of a custom provider knows no options of its own beside the class.
  const options = { provider: 'custom', updateProvider: SignedProvider, feed } as unknown;
  updater.setFeedURL(options as Parameters<typeof updater.setFeedURL>[0]);
  return updater;
}

type Download = (url: URL, path: string) => Promise<string>;

function downloadBy(feed: SignedFeed): Download {
  return async (url, path) => {
    const name = basename(url.pathname);
    const wanted = feed.newest?.files.find((file) => file.url === name);
    if (!wanted) throw new Error(`${name} is not in the feed`);
    await feed.source.fetchTo({ ...wanted, name }, path);
    return path;
  };
}
