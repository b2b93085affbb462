import { spawnSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ReleaseProblem } from './problem.ts';
import { needPrograms } from './programs.ts';
import { PROVENANCE, sha512Of } from './provenance.ts';
import { readStatement } from './statement.ts';

export type AptRequest = {
  /** Folders that hold the packages: those of a release, and those of the one before, so that an office can go back. */
  from: readonly string[];
  to: string;
  /** Who signed the releases. Null for a trial: its packages are looked at by nobody. */
  releaseKeys: readonly KeyObject[] | null;
  /** Name or fingerprint of the key in gpg's own key ring. */
  key: string;
  /** Days until apt no longer believes the list, so that nobody can hold back newer ones. */
  days: number;
};

const SUITE = 'stable';
const HALF = 'main/binary-amd64';
/** All that a repository of ours holds. */
const PARTS: readonly string[] = ['dists', 'pool', 'loket.asc'];

/**
 * A signed repository for apt: `deb [signed-by=…] file:…|http:… stable main`. It is built beside the one that is there and takes its place
 * when it is whole; whatever fails before leaves that one as it is. Throws ReleaseProblem.
 */
export function makeAptRepository({ from, to, releaseKeys, key, days }: AptRequest): void {
  const packages = packagesIn(from);
  if (releaseKeys !== null) for (const file of packages.values()) assertReleased(file, releaseKeys);
  const target = placeFor(to);
  needPrograms(['apt-ftparchive', 'gpg']);
  const signer = signerOf(key, days);
  mkdirSync(path.dirname(target), { recursive: true });
  const work = mkdtempSync(path.join(path.dirname(target), '.loket-apt-'));
  const old = path.join(work, 'old');
  try {
    const half = path.join(work, 'new');
    fill(half, packages);
    signRepository(half, signer, days);
    takeThePlace(half, target, old);
  } finally {
    // One that could not be put back is the only one that there is.
    if (!existsSync(old)) rmSync(work, { recursive: true, force: true });
  }
}

/** Path of each package by its name. One name for two different packages would be settled by chance. */
function packagesIn(folders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    if (!existsSync(folder)) throw new ReleaseProblem(`There is no folder ${folder}`);
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.deb'))) {
      const file = path.join(folder, name);
      const other = found.get(name);
      if (other !== undefined && sha512Of(other) !== sha512Of(file)) {
        throw new ReleaseProblem(
          `${other} and ${file} differ. Next: leave out the one that was not released.`,
        );
      }
      found.set(name, file);
    }
  }
  if (found.size > 0) return found;
  throw new ReleaseProblem(
    `No package of Debian lies in ${folders.join(', ')}. Next: name the folder of a release.`,
  );
}

/** The office's key says that a package is the office's: only what a release's own statement names goes under it. */
function assertReleased(file: string, keys: readonly KeyObject[]): void {
  const folder = path.dirname(file);
  const statement = readStatement(folder, keys);
  const refused = (problem: string) =>
    new ReleaseProblem(`${file} ${problem}. Next: name the folder of a release, or --trial for a trial.`);
  if ('problem' in statement) throw refused(`was not released: ${PROVENANCE} ${statement.problem}`);
  const { isRelease, electron } = statement.predicate.buildDefinition.externalParameters;
  if (!isRelease || electron !== 'real') throw refused('is a trial, not a release');
  const named = statement.subject.find(({ name }) => name === path.basename(file));
  if (named?.digest.sha512 !== sha512Of(file)) throw refused('is not what the release names');
}

/** Where the repository is to stand. What is no repository of ours is never written over. */
function placeFor(to: string): string {
  if (!existsSync(to)) return path.resolve(to);
  const place = realpathSync(to);
  if (!statSync(place).isDirectory()) {
    throw new ReleaseProblem(`${to} is no folder. Next: name another place.`);
  }
  const names = readdirSync(place);
  const foreign = names.find((name) => !PARTS.includes(name));
  const release = path.join(place, 'dists', SUITE, 'Release');
  const isOurs =
    names.length === 0 ||
    (foreign === undefined && existsSync(release) && /^Origin: Loket$/m.test(readFileSync(release, 'utf8')));
  if (isOurs) return place;
  const what = foreign === undefined ? 'is no repository of Loket' : `holds ${foreign}`;
  throw new ReleaseProblem(
    `${to} ${what}, and would be replaced as a whole. Next: name a folder that is empty or new.`,
  );
}

/**
 * Fingerprint of one secret key and no other: a part of a name may fit several, and all would be handed out as believed. It lives as long as
 * the list, so that whoever watches the list's end need not watch the key's.
 */
function signerOf(key: string, days: number): string {
  const told = spawnSync('gpg', ['--batch', '--with-colons', '--list-secret-keys', key], {
    encoding: 'utf8',
  });
  const lines = told.status === 0 ? told.stdout.split('\n').map((line) => line.split(':')) : [];
  const kinds = lines.map(([kind]) => kind);
  const count = kinds.filter((kind) => kind === 'sec').length;
  const fingerprint = lines[kinds.indexOf('fpr')]?.[9];
  if (count === 1 && fingerprint) {
    const ends = Number(lines[kinds.indexOf('sec')]?.[6]) * 1000;
    if (ends === 0 || ends > Date.now() + days * 86_400_000) return fingerprint;
    const day = new Date(ends).toISOString().slice(0, 10);
    throw new ReleaseProblem(
      `The key "${key}" ends on ${day}, before the list. Next: gpg --quick-set-expire, or fewer --days.`,
    );
  }
  const what = count === 0 ? 'knows no secret key' : `knows ${count} secret keys`;
  throw new ReleaseProblem(
    `gpg ${what} "${key}". Next: gpg --list-secret-keys, and --key with its fingerprint.`,
  );
}

function fill(half: string, packages: ReadonlyMap<string, string>): void {
  const pool = path.join(half, 'pool');
  mkdirSync(pool, { recursive: true });
  // Whoever serves it is another user.
  chmodSync(half, 0o755);
  for (const [name, file] of packages) cpSync(file, path.join(pool, name));
}

function signRepository(half: string, signer: string, days: number): void {
  const suite = path.join(half, 'dists', SUITE);
  const list = path.join(suite, HALF);
  mkdirSync(list, { recursive: true });
  writeFileSync(path.join(list, 'Packages'), run('apt-ftparchive', ['packages', 'pool'], half));
  const words = {
    Origin: 'Loket',
    Label: 'Loket',
    Suite: SUITE,
    Codename: SUITE,
    Architectures: 'amd64',
    Components: 'main',
  };
  const options = Object.entries(words).flatMap(([name, value]) => [
    '-o',
    `APT::FTPArchive::Release::${name}=${value}`,
  ]);
  const release = path.join(suite, 'Release');
  // apt-ftparchive passes over an option of this name without a word.
  const until = new Date(Date.now() + days * 86_400_000).toUTCString();
  const text = run('apt-ftparchive', [...options, 'release', path.relative(half, suite)], half).toString();
  writeFileSync(release, text.replace(/^Date: .*$/m, `$&\nValid-Until: ${until}`));
  const gpg = (...args: string[]) =>
    run('gpg', ['--batch', '--yes', '--digest-algo', 'SHA512', '--local-user', signer, ...args], half);
  gpg('--clearsign', '--output', path.join(suite, 'InRelease'), release);
  gpg('--detach-sign', '--armor', '--output', path.join(suite, 'Release.gpg'), release);
  writeFileSync(path.join(half, 'loket.asc'), run('gpg', ['--batch', '--armor', '--export', signer], half));
}

function run(program: string, args: readonly string[], cwd: string): Buffer {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, maxBuffer: 64 << 20 });
  if (status === 0) return stdout;
  const last = stderr.toString().trim().split('\n').at(-1) ?? '';
  throw new ReleaseProblem(`${program} ended with ${status}, and nothing was replaced: ${last}`);
}

/** Between the two names there is a moment without a repository; apt asks again, and finds one that is whole. */
export function takeThePlace(half: string, target: string, old: string): void {
  const had = existsSync(target);
  if (had) renameSync(target, old);
  try {
    renameSync(half, target);
  } catch (error) {
    if (had) putBack(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function putBack(old: string, target: string): void {
  try {
    renameSync(old, target);
  } catch (error) {
    throw new ReleaseProblem(`${target} is gone; the repository before lies in ${old}: ${String(error)}`);
  }
}
