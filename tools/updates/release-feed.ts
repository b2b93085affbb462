import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dump, load } from 'js-yaml';
import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import { parseFeed, PRODUCT, readFeed, type Feed, type FeedFault } from '#runtime/updates/feed.ts';
import { signFeed, type FeedSigner, type UpdateKeys } from '#runtime/updates/feed-signature.ts';
import { ReleaseProblem } from '#tools/release/problem.ts';

export type Release = {
  serial: number;
  expires: string;
  /** Of a hundred PCs so many are offered it; all of them when it is left out. */
  percentage?: number;
  callsBack?: readonly string[];
};

/** A list as it will lie in the folder, with its signature, and the list that was signed there before. */
type Completed = { name: string; feed: Buffer; signature: string; before: Feed | null };

const FEED_NAME = /^latest(-linux)?\.yml$/;
const Written = z.looseObject({ version: z.string() });

const FAULTS: Readonly<Record<FeedFault, string>> = {
  UPDATE_NOT_TRUSTED: 'none of its keys is believed',
  UPDATE_FEED_UNREADABLE: 'a PC could not read it',
  UPDATE_FEED_EXPIRED: 'it would have run out already',
  UPDATE_FEED_OLDER: 'PCs have seen a higher serial',
};

/**
 * Completes and signs every list that the packer wrote into this folder; the names of those that it found. Each is read as PCs read it, and
 * nothing is written before all of them hold: throws ReleaseProblem.
 */
export function releaseFeeds(
  folder: string,
  release: Release,
  signers: readonly FeedSigner[],
  pcs: { keys: UpdateKeys; now: Instant },
): string[] {
  const lists = completedFeeds(folder, release, signers);
  for (const list of lists) checkAsPc(list, pcs);
  writeFeeds(folder, lists);
  return lists.map(({ name }) => name);
}

export function completedFeeds(
  folder: string,
  { serial, expires, percentage, callsBack = [] }: Release,
  signers: readonly FeedSigner[],
): Completed[] {
  if (!existsSync(folder)) throw new ReleaseProblem(`There is no folder ${folder}`);
  const names = readdirSync(folder).filter((name) => FEED_NAME.test(name));
  return names.map((name) => {
    const file = join(folder, name);
    // The share of the list before was for the list before.
    const { stagingPercentage: _before, ...written } = writtenIn(file);
    const completed = {
      ...written,
      ...(percentage === undefined ? {} : { stagingPercentage: percentage }),
      vendor: { product: PRODUCT, serial, expires, callsBack: [...callsBack] },
    };
    // A checksum stays on one line, as the packer writes it.
    const feed = Buffer.from(dump(completed, { lineWidth: -1 }));
    const before = existsSync(`${file}.sig`) ? parseFeed(readFileSync(file)) : null;
    return { name, feed, signature: signFeed(feed, signers), before };
  });
}

export function writeFeeds(folder: string, lists: readonly Completed[]): void {
  for (const { name, feed, signature } of lists) {
    for (const [file, content] of [
      [name, feed],
      [`${name}.sig`, signature],
    ] as const) {
      writeFileSync(join(folder, `${file}.new`), content);
    }
  }
  for (const { name } of lists) {
    for (const file of [name, `${name}.sig`]) renameSync(join(folder, `${file}.new`), join(folder, file));
  }
}

function writtenIn(file: string): z.infer<typeof Written> {
  try {
    return Written.parse(load(readFileSync(file, 'utf8')));
  } catch {
    throw new ReleaseProblem(`${file} is no list of updates. Next: take the one that the build wrote.`);
  }
}

/** PCs that saw a serial refuse a lower one, and two lists of one serial could be told apart by nobody. */
function checkAsPc(
  { name, feed, signature, before }: Completed,
  pcs: { keys: UpdateKeys; now: Instant },
): void {
  const seen = before?.vendor.serial ?? 0;
  const read = readFeed({ feed, signature, seen, ...pcs });
  if (!read.ok && read.error !== 'UPDATE_FEED_OLDER') {
    throw new ReleaseProblem(`${name} was not signed: ${FAULTS[read.error]}.`);
  }
  if (before === null || (read.ok && (read.value.vendor.serial > seen || isSame(read.value, before)))) return;
  throw new ReleaseProblem(
    `${name} was not signed: the list there has the serial ${seen} already. Next: a higher --serial, such as $(date +%s).`,
  );
}

/** A command that is given once more, only later, says the same. */
function isSame(one: Feed, other: Feed): boolean {
  const timeless = ({ vendor, ...rest }: Feed) => ({ ...rest, vendor: { ...vendor, expires: '' } });
  return isDeepStrictEqual(timeless(one), timeless(other));
}
