import { Provider } from 'electron-updater/out/providers/Provider.js';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { readFeed, type Feed } from '#runtime/updates/feed.ts';
import type { UpdateKeys } from '#runtime/updates/feed-signature.ts';
import type { FeedSource } from './feed-source.ts';

/** No address is ever built from this: the source knows its files by their plain names. */
const PLACE = 'https://updates.invalid/';

export type SignedFeed = {
  source: FeedSource;
  keys: UpdateKeys;
  now: () => Instant;
  /** The newest serial that this PC has believed. */
  seen: () => number;
  /** The feed that was believed last; what it does not name is never fetched. */
  newest: Feed | null;
};

/** electron-updater's view of a feed that was signed: it learns of a version only after everything about it held. */
export class SignedProvider extends Provider<UpdateInfo> {
  readonly #feed: SignedFeed;

  constructor({ feed }: { feed: SignedFeed }, _updater: unknown, options: ProviderRuntimeOptions) {
    super(options);
    this.#feed = feed;
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const { source, keys, now, seen } = this.#feed;
    const name = `${this.getDefaultChannelName()}.yml`;
    const [feed, signature] = [await source.read(name), await source.read(`${name}.sig`)];
    const read = readFeed({ feed, signature: signature.toString('utf8'), keys, now: now(), seen: seen() });
    if (!read.ok) throw new CodedError(read.error);
    this.#feed.newest = read.value;
    const { version, files, stagingPercentage, releaseDate = '' } = read.value;
    return {
      version,
      files: [...files],
      path: files[0]?.url ?? '',
      sha512: files[0]?.sha512 ?? '',
      releaseDate,
      ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
    };
  }

  override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(info.url, PLACE), info }));
  }
}
