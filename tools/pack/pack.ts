import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { keyIdOf, signReleaseFile } from '#runtime/release/signed-file.ts';
import { signFeed } from '#runtime/updates/feed-signature.ts';
import { believedKeys, isBelieved, releaseKey, trialKey } from '#tools/release/key.ts';
import { ReleaseProblem } from '#tools/release/problem.ts';
import { commit, PROVENANCE, provenanceOf } from '#tools/release/provenance.ts';
import { sbomOf, type SbomParts } from '#tools/release/sbom.ts';
import { secretFromInput, signingFrom, SIGNING_HELP, type CodeSigning } from '#tools/release/sign-code.ts';
import { engineVersions } from '#tools/release/versions.ts';
import { buildApp } from './app.ts';
import type { PackRequest } from './arguments.ts';
import { dummyElectron, ELECTRON_VERSION, realElectron } from './electron.ts';
import { makeHubDeb } from './hub/deb.ts';
import { makeHubSetup } from './hub/setup.ts';
import { makeMsi } from './msi.ts';
import { DIST, OUT, RELEASE, ROOT } from './paths.ts';
import { stageApp } from './stage.ts';

const TRIAL_KEY = path.join(ROOT, 'out/test/packaging/trial-key.pem');

type Keys = { signing: CodeSigning | null; key: KeyObject };

/** Builds what was asked for and lays it into `release`, and nothing else. */
export async function pack(request: PackRequest): Promise<void> {
  const version = request.version ?? ownVersion();
  const keys = keysFor(request);
  const epoch = request.isRelease ? commitTime() : Number(process.env['SOURCE_DATE_EPOCH'] ?? trialTime());
  process.env['SOURCE_DATE_EPOCH'] = String(epoch);
  rmSync(RELEASE, { recursive: true, force: true });
  const { packages: desk, bundled: page } = stageApp(OUT, version);
  process.stdout.write(`packed: ${desk.length} packages of main, ${page.length} inside the builds\n`);
  const { made, hub } = await buildProducts(request, version, keys.signing);
  mkdirSync(RELEASE);
  for (const name of made) copyFileSync(path.join(DIST, name), path.join(RELEASE, name));
  for (const name of made.filter((one) => one.endsWith('.yml'))) signList(name, keys.key);
  writeSbom(request, { version, epoch, desk, page, hub });
  const { electron, isRelease } = request;
  const statement = provenanceOf(RELEASE, { version, electron, isRelease, sourceDateEpoch: epoch });
  writeFileSync(path.join(RELEASE, PROVENANCE), `${JSON.stringify(statement, null, 2)}\n`);
  signInPlace(PROVENANCE, keys.key);
  for (const { name } of statement.subject) process.stdout.write(`release/${name}\n`);
}

/** Both keys, before anything is built. A release without them fails here, and one of sources that are nowhere on record too. */
function keysFor({ isRelease }: PackRequest): Keys {
  const signing = signingFrom(process.env, secretFromInput);
  const key = releaseKey(process.env);
  if (!isRelease) return { signing, key: key ?? trialKey(TRIAL_KEY) };
  if (signing === null) {
    throw new ReleaseProblem(`A release is signed, and no certificate was named.\n${SIGNING_HELP}`);
  }
  if (key === null) throw new ReleaseProblem('A release is signed, and LOKET_RELEASE_KEY names no key.');
  if (!isBelieved(key, believedKeys())) {
    throw new ReleaseProblem(
      `No PC would believe a list signed by LOKET_RELEASE_KEY: its key ${keyIdOf(createPublicKey(key))} is not in resources/updates/keys.json. Next: npm run release:feed -- believe FILE.pem, and commit.`,
    );
  }
  if (commit().includes(' ')) {
    throw new ReleaseProblem('A release is made of a commit, and something is not committed.');
  }
  return { signing, key };
}

async function buildProducts(
  request: PackRequest,
  version: string,
  signing: CodeSigning | null,
): Promise<{ made: string[]; hub: readonly string[] }> {
  const { products, electron: kind, isRelease } = request;
  const electron = kind === 'dummy' ? dummyElectron(OUT, version) : realElectron();
  const made: string[] = [];
  const hub = new Set<string>();
  if (products.has('deb')) {
    await buildApp('linux', electron, { signing, isRelease });
    made.push(`loket_${version}_amd64.deb`, 'latest-linux.yml');
  }
  if (products.has('setup') || products.has('msi')) {
    await buildApp('win32', electron, { signing, isRelease });
    if (products.has('setup')) made.push(`loket-setup-${version}.exe`, 'latest.yml');
  }
  if (products.has('msi')) {
    const name = `loket-${version}.msi`;
    const target = path.join(DIST, name);
    makeMsi({ unpacked: path.join(DIST, 'win-unpacked'), work: path.join(OUT, 'msi'), target, version });
    signing?.sign(target);
    made.push(name);
  }
  mkdirSync(DIST, { recursive: true });
  if (products.has('hub-deb')) {
    const name = `loket-hub_${version}_amd64.deb`;
    const packages = await makeHubDeb(path.join(OUT, 'hub-deb'), path.join(DIST, name), version);
    for (const one of packages) hub.add(one);
    made.push(name);
  }
  if (products.has('hub-setup')) {
    const name = `loket-hub-setup-${version}.exe`;
    const work = path.join(OUT, 'hub-setup');
    const packages = await makeHubSetup({
      work,
      target: path.join(DIST, name),
      version,
      kind,
      sign: signing?.sign ?? null,
    });
    for (const one of packages) hub.add(one);
    made.push(name);
  }
  return { made, hub: [...hub] };
}

function writeSbom({ products }: PackRequest, parts: Omit<SbomParts, 'engines' | 'hubNode'>): void {
  const program = products.has('deb')
    ? path.join(DIST, 'linux-unpacked', 'loket')
    : path.join(DIST, 'win-unpacked', 'Loket.exe');
  const hasDesk = products.has('deb') || products.has('setup') || products.has('msi');
  const none = { electron: 'none', chromium: 'none', node: 'none' };
  const engines = hasDesk ? engineVersions(program, ELECTRON_VERSION) : none;
  const ofDesk = hasDesk ? {} : { desk: [], page: [] };
  const text = sbomOf({ ...parts, ...ofDesk, engines, hubNode: process.versions.node });
  writeFileSync(path.join(RELEASE, `loket-${parts.version}.cdx.json`), text);
}

/** As PCs read it: under the same key, which `release:feed` may join by a second one. */
function signList(name: string, privateKey: KeyObject): void {
  const file = path.join(RELEASE, name);
  const signer = { keyId: keyIdOf(createPublicKey(privateKey)), privateKey };
  writeFileSync(`${file}.sig`, signFeed(readFileSync(file), [signer]));
}

function signInPlace(name: string, key: KeyObject): void {
  const file = path.join(RELEASE, name);
  writeFileSync(`${file}.sig`, signReleaseFile(name, readFileSync(file), key));
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Two trials of a month are equal byte for byte, and none makes a list of updates that has run out already; a release takes its commit's. */
function trialTime(now = new Date()): number {
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth()) / 1000;
}

function commitTime(): number {
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }));
}
