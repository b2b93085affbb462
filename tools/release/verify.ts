import { spawnSync } from 'node:child_process';
import { createHash, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { readFeed, type FeedFault } from '#runtime/updates/feed.ts';
import { rawPublic } from '#runtime/updates/feed-signature.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { codeProblem } from './code-signature.ts';
import { contentProblem } from './package-content.ts';
import { ReleaseProblem } from './problem.ts';
import { needPrograms, type Program } from './programs.ts';
import { filesOf, LISTS, PROVENANCE, sha512Of, type Provenance } from './provenance.ts';
import { readStatement } from './statement.ts';

export type VerifyRequest = {
  folder: string;
  keys: readonly KeyObject[];
  /** Authorities, PEM, whose signatures on programs are believed. Null: the signatures on programs are not looked at. */
  authorities: string | null;
  /** Whole subject of the certificate that signs programs, as Windows prints it. Null: any that an authority vouches for. */
  publisher: string | null;
  /** Trial packages are let through; a release never is one. */
  allowsDummy: boolean;
  /** Made with Electron, but not of record: under a trial key that no PC believes. */
  isTrial: boolean;
};

export type Finding = { file: string; problem: string | null };

/**
 * Looks at every file of a release. One without a problem is a finding too, so that nothing is passed over in silence. Throws
 * ReleaseProblem when it cannot be looked at here: that says nothing about the release.
 */
export function verifyRelease(request: VerifyRequest): Finding[] {
  const { folder } = request;
  if (!existsSync(folder)) throw new ReleaseProblem(`There is no folder ${folder}`);
  const statement = readStatement(folder, request.keys);
  if ('problem' in statement) return [{ file: PROVENANCE, problem: statement.problem }];
  const { subject, predicate } = statement;
  const names = new Set(filesOf(folder));
  needPrograms(programsFor([...names], request));
  const findings: Finding[] = [{ file: PROVENANCE, problem: originProblem(statement, request) }];
  for (const { name, digest } of subject) {
    if (!names.delete(name)) {
      findings.push({ file: name, problem: 'is named in the statement and is not there' });
      continue;
    }
    const isSame = sha512Of(path.join(folder, name)) === digest.sha512;
    const { version } = predicate.buildDefinition.externalParameters;
    findings.push({
      file: name,
      problem: isSame ? problemOf(name, version, request) : 'is not what was built',
    });
  }
  for (const name of names) findings.push({ file: name, problem: 'is not named in the statement' });
  for (const name of LISTS) {
    const has = (one: string) => existsSync(path.join(folder, one));
    if (has(name)) findings.push({ file: name, problem: listProblem(name, request) });
    else if (isListNeeded(name, statement)) findings.push({ file: name, problem: 'is missing' });
    if (has(`${name}.sig`) && !has(name)) {
      findings.push({ file: `${name}.sig`, problem: 'signs nothing here' });
    }
  }
  return findings;
}

/** What looks at these files; each is asked for before anything is said about any of them. */
function programsFor(names: readonly string[], { authorities, allowsDummy }: VerifyRequest): Set<Program> {
  const needed = new Set<Program>();
  const has = (kind: RegExp) => names.some((name) => kind.test(name));
  if (has(/\.deb$/)) needed.add('dpkg-deb');
  if (has(/\.(?:exe|msi)$/) && authorities !== null) needed.add('osslsigncode');
  if (has(/\.msi$/) && (authorities !== null || !allowsDummy)) needed.add('msiextract');
  return needed;
}

/** A release has both; a trial that of each desk program that updates itself or is told of updates by it. */
function isListNeeded(name: string, { subject, predicate }: Provenance): boolean {
  if (predicate.buildDefinition.externalParameters.isRelease) return true;
  const kind = name === 'latest.yml' ? /^loket-setup-.*\.exe$/ : /^loket_.*\.deb$/;
  return subject.some((one) => kind.test(one.name));
}

function originProblem({ predicate }: Provenance, { allowsDummy, isTrial }: VerifyRequest): string | null {
  const { isRelease, electron } = predicate.buildDefinition.externalParameters;
  if (allowsDummy) return null;
  if (electron !== 'real') return 'was built without Electron: a trial, not a release';
  return isRelease || isTrial ? null : 'was not built as a release';
}

function problemOf(name: string, version: string, request: VerifyRequest): string | null {
  const file = path.join(request.folder, name);
  if (name.endsWith('.cdx.json')) return sbomProblem(file, request);
  if (!name.includes(version)) return `is not of version ${version}`;
  const isDeb = name.endsWith('.deb');
  if (!isDeb && !/\.(?:exe|msi)$/.test(name)) return 'is of no kind that a release holds';
  const { authorities, publisher, allowsDummy, isTrial, folder } = request;
  const outside = isDeb
    ? debProblem(file, version)
    : authorities && codeProblem(file, { authorities, publisher });
  // A trial's key is believed by no PC, and by none of its packages.
  const lists = isTrial ? [] : listsIn(folder);
  return outside ?? contentProblem(file, { allowsDummy, looksAtSignatures: authorities !== null, lists });
}

/** Those that are there with a signature; what is wrong with one that is not has a finding of its own. */
function listsIn(folder: string) {
  return LISTS.filter((name) => existsSync(path.join(folder, `${name}.sig`)))
    .filter((name) => existsSync(path.join(folder, name)))
    .map((name) => {
      const file = path.join(folder, name);
      return { name, feed: readFileSync(file), signature: readFileSync(`${file}.sig`, 'utf8') };
    });
}

const FAULTS: Readonly<Record<FeedFault, string>> = {
  UPDATE_NOT_TRUSTED: 'was not signed by a believed key',
  UPDATE_FEED_UNREADABLE: 'is no list that a PC can read',
  UPDATE_FEED_EXPIRED: 'has run out',
  UPDATE_FEED_OLDER: 'is older than one before it',
};

/** What a PC would say of the list, and whether what it names lies in this very folder. */
function listProblem(name: string, { folder, keys }: VerifyRequest): string | null {
  const file = path.join(folder, name);
  if (!existsSync(`${file}.sig`)) return 'is not signed';
  const read = readFeed({
    feed: readFileSync(file),
    signature: readFileSync(`${file}.sig`, 'utf8'),
    keys: Object.fromEntries(keys.map((key) => [keyIdOf(key), rawPublic(key)])),
    now: toInstant(new Date()),
    seen: 0,
  });
  if (!read.ok) return FAULTS[read.error];
  for (const { url, sha512, size } of read.value.files) {
    const target = path.join(folder, url);
    if (!existsSync(target)) return `names ${url}, which is not there`;
    const bytes = readFileSync(target);
    const sum = createHash('sha512').update(bytes).digest('base64');
    if (sum !== sha512 || bytes.length !== size) return `has another checksum for ${url}`;
  }
  return null;
}

/** What draws the page, and what reads hostile files in it: a list without them was not made of what was built. */
const PAGE_LIBRARIES = ['react', 'pdfjs-dist', 'tesseract.js-core', 'zxing-wasm'];

const Sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
});

function sbomProblem(file: string, { allowsDummy }: VerifyRequest): string | null {
  const parsed = Sbom.safeParse(jsonOrNull(readFileSync(file, 'utf8')));
  if (!parsed.success) return 'is no CycloneDX list';
  for (const name of ['electron', 'chromium', 'node']) {
    const found = parsed.data.components.find((one) => one.name === name);
    if (!found) return `does not name ${name}`;
    if (!allowsDummy && !/^\d+\.\d+\.\d+/.test(found.version)) return `has no version of ${name}`;
  }
  // Without a desk there is no Electron, and no page.
  const { components } = parsed.data;
  if (components.some(({ name, version }) => name === 'electron' && version === 'none')) return null;
  const inPage = components.filter(({ properties }) =>
    properties.some(({ name, value }) => name === 'loket:part' && value === 'page'),
  );
  const missing = PAGE_LIBRARIES.filter((name) => !inPage.some((one) => one.name === name));
  return missing.length === 0 ? null : `does not name ${missing.join(', ')} of the page`;
}

function debProblem(file: string, version: string): string | null {
  const field = (name: string) =>
    spawnSync('dpkg-deb', ['-f', file, name], { encoding: 'utf8' }).stdout.trim();
  const found = field('Version');
  if (found === '') return 'is no package of Debian';
  if (found !== version) return `says that it is version ${found}`;
  return field('Architecture') === 'amd64' ? null : 'is for another processor';
}
