import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isSamePublisher, publishersIn } from '#main/updates/publisher.ts';
import { isFeedSigned, UpdateKeys } from '#runtime/updates/feed-signature.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { signerNameOf } from './publisher.ts';

export type ContentRequest = {
  allowsDummy: boolean;
  looksAtSignatures: boolean;
  /** Lists of updates beside the package, with what signs them. */
  lists: readonly { name: string; feed: Buffer; signature: string }[];
};

const MARK = Buffer.from('dummy-electron');
const KEYS = 'resources/updates/keys.json';
const CONFIG = 'resources/app-update.yml';

/**
 * What is wrong inside a package. Packages are packed: what a Debian package or an MSI holds is looked at unpacked. A setup program is
 * opened by no tool of Debian; it is made of the same files as the MSI.
 */
export function contentProblem(file: string, request: ContentRequest): string | null {
  const { allowsDummy, looksAtSignatures } = request;
  if (!allowsDummy && readFileSync(file).includes(MARK)) return 'holds a dummy in the place of Electron';
  const isMsi = file.endsWith('.msi');
  if (!isMsi && !file.endsWith('.deb')) return null;
  if (allowsDummy && !(isMsi && looksAtSignatures)) return null;
  const work = mkdtempSync(path.join(os.tmpdir(), 'loket-verify-'));
  try {
    const { status } = isMsi
      ? spawnSync('msiextract', ['-C', work, file], { stdio: 'ignore' })
      : spawnSync('dpkg-deb', ['-x', file, work], { stdio: 'ignore' });
    if (status !== 0) return 'cannot be unpacked';
    const files = filesIn(work);
    return (
      (allowsDummy ? null : (dummyProblem(files) ?? keysProblem(file, files, request))) ??
      (isMsi && looksAtSignatures ? publisherProblem(file, files) : null)
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function dummyProblem(files: readonly string[]): string | null {
  const isDummy = files.some((one) => readFileSync(one).includes(MARK));
  return isDummy ? 'holds a dummy in the place of Electron' : null;
}

/** A PC believes the keys that came with it: a desk of this release has to believe the lists that it is released with. */
function keysProblem(file: string, files: readonly string[], { lists }: ContentRequest): string | null {
  if (path.basename(file).startsWith('loket-hub')) return null;
  const keys = UpdateKeys.safeParse(jsonOrNull(textIn(files, KEYS)));
  if (!keys.success) return 'holds no keys for lists of updates';
  const refused = lists.find(({ feed, signature }) => !isFeedSigned(feed, signature, keys.data));
  return refused ? `holds no key that signed ${refused.name}: its PCs would refuse every update` : null;
}

/** Windows' desks take an update of exactly the publisher whom they were built with. */
function publisherProblem(file: string, files: readonly string[]): string | null {
  const publishers = publishersIn(textIn(files, CONFIG));
  if (publishers.length === 0) return 'names no publisher: its PCs would refuse every update';
  const signer = signerNameOf(file) ?? 'nobody';
  if (publishers.some((one) => isSamePublisher(one, signer))) return null;
  return `names the publisher ${publishers.join(' | ')} and is signed by ${signer}: its PCs would refuse the next one`;
}

function textIn(files: readonly string[], end: string): string {
  const found = files.find((one) => one.endsWith(`/${end}`));
  return found === undefined ? '' : readFileSync(found, 'utf8');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
