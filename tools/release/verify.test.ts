import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dump } from 'js-yaml';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keyIdOf, signReleaseFile } from '#runtime/release/signed-file.ts';
import { signFeed } from '#runtime/updates/feed-signature.ts';
import { PROVENANCE } from './provenance.ts';
import { stateOrigin } from './state-origin.ts';
import { verifyRelease } from './verify.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const SETUP = 'loket-0.2.0.cdx.json';
const ENGINES = ['electron', 'chromium', 'node'].map((name) => ({ name, version: 'dummy' }));
const PAGE = ['react', 'pdfjs-dist', 'tesseract.js-core', 'zxing-wasm'].map((name) => ({
  name,
  version: '1.0.0',
  properties: [{ name: 'loket:part', value: 'page' }],
}));
const COMPONENTS = [...ENGINES, ...PAGE];
const BYTES = Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', components: COMPONENTS }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-verify-'));
  writeFileSync(join(folder, SETUP), BYTES);
  state();
});

/** The statement of origin of what lies there. */
function state(parameters: object = {}, names: readonly string[] = [SETUP]): void {
  stateOrigin(folder, names, { privateKey, parameters });
}
afterEach(() => rmSync(folder, { recursive: true }));

const FILE = { url: SETUP, sha512: createHash('sha512').update(BYTES).digest('base64'), size: BYTES.length };
const VENDOR = { product: 'loket', serial: 1, expires: '2099-01-01T00:00:00.000Z' };
const GOOD = { version: '0.2.0', files: [FILE], vendor: VENDOR };

function problemWith(list: object, signer = privateKey): string | null | undefined {
  const bytes = Buffer.from(dump(list));
  writeFileSync(join(folder, 'latest.yml'), bytes);
  const keyId = keyIdOf(createPublicKey(signer));
  writeFileSync(join(folder, 'latest.yml.sig'), signFeed(bytes, [{ keyId, privateKey: signer }]));
  return problems()['latest.yml'];
}

function problems(kind: object = { allowsDummy: true }): Record<string, string | null> {
  const believed = { keys: [publicKey], authorities: null, publisher: null };
  const request = { folder, ...believed, allowsDummy: false, isTrial: false, ...kind };
  return Object.fromEntries(verifyRelease(request).map(({ file, problem }) => [file, problem]));
}

it('a list of updates that a PC would believe is well, in whatever order its keys stand', () => {
  expect(problemWith(GOOD)).toBeNull();
  expect(problemWith({ vendor: VENDOR, files: [FILE], version: '0.2.0' })).toBeNull();
});

it.each<[string, object, string]>([
  ['of another product', { ...GOOD, vendor: { ...VENDOR, product: 'other' } }, 'no list that a PC can read'],
  [
    'that leads elsewhere',
    { ...GOOD, files: [{ ...FILE, url: 'https://x.example/a' }] },
    'no list that a PC',
  ],
  [
    'that has run out',
    { ...GOOD, vendor: { ...VENDOR, expires: '2020-01-01T00:00:00.000Z' } },
    'has run out',
  ],
  [
    'of a file that is not there',
    { ...GOOD, files: [{ ...FILE, url: 'b.exe' }] },
    'names b.exe, which is not there',
  ],
  [
    'with the checksum of another file beside the right one',
    { ...GOOD, files: [{ ...FILE, sha512: `${'A'.repeat(86)}==` }], note: `sha512: ${FILE.sha512}` },
    'has another checksum',
  ],
  ['with another size', { ...GOOD, files: [{ ...FILE, size: 1 }] }, 'has another checksum'],
])('a list %s is told', (_what, list, problem) => {
  expect(problemWith(list)).toContain(problem);
});

it('a list of another key is told', () => {
  expect(problemWith(GOOD, generateKeyPairSync('ed25519').privateKey)).toContain('believed key');
});

it('a release without one of its lists is told, and a signature that signs nothing', () => {
  expect(problems()).not.toHaveProperty(['latest.yml']);
  state({ electron: 'real', isRelease: true });
  expect(problems()).toMatchObject({ 'latest.yml': 'is missing', 'latest-linux.yml': 'is missing' });
  writeFileSync(join(folder, 'latest.yml.sig'), 'x');
  expect(problems()).toMatchObject({ 'latest.yml': 'is missing', 'latest.yml.sig': 'signs nothing here' });
});

it('a trial with a setup program has its list too', () => {
  const setup = 'loket-setup-0.2.0.exe';
  writeFileSync(join(folder, setup), 'MZ');
  state({}, [SETUP, setup]);
  const found = problems();
  expect(found).toMatchObject({ [setup]: null, 'latest.yml': 'is missing' });
  expect(found).not.toHaveProperty(['latest-linux.yml']);
});

it('a list of parts without the libraries of the page is told; without a desk there is no page', () => {
  const problemOf = (components: object[]) => {
    writeFileSync(join(folder, SETUP), JSON.stringify({ bomFormat: 'CycloneDX', components }));
    state();
    return problems()[SETUP];
  };
  expect(problemOf(COMPONENTS)).toBeNull();
  expect(problemOf(ENGINES)).toContain('does not name react, pdfjs-dist');
  expect(problemOf([...ENGINES, ...PAGE.slice(0, -1)])).toBe('does not name zxing-wasm of the page');
  // The hub's own package of the same name is no part of the page.
  expect(problemOf([...ENGINES, ...PAGE.map(({ name, version }) => ({ name, version }))])).toContain('react');
  expect(problemOf(ENGINES.map(({ name }) => ({ name, version: 'none' })))).toBeNull();
});

it('a statement or a list of parts that is no JSON is told, not thrown', () => {
  writeFileSync(join(folder, SETUP), 'no json');
  state();
  expect(problems()[SETUP]).toBe('is no CycloneDX list');
  const bytes = Buffer.from('no json');
  writeFileSync(join(folder, PROVENANCE), bytes);
  writeFileSync(join(folder, `${PROVENANCE}.sig`), signReleaseFile(PROVENANCE, bytes, privateKey));
  expect(problems()).toEqual({ [PROVENANCE]: 'cannot be read' });
});

function run(args: readonly string[], env: Record<string, string> = {}) {
  const key = join(folder, '..', `${basename(folder)}.pub`);
  writeFileSync(key, publicKey.export({ format: 'pem', type: 'spki' }));
  try {
    const script = join(import.meta.dirname, 'run-verify.ts');
    const all = [script, folder, ...(args.includes('--key') ? [] : ['--key', key]), ...args];
    const { status, stderr } = spawnSync(process.execPath, all, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { status, said: stderr.trim() };
  } finally {
    rmSync(key);
  }
}

it.each<[string, string, string[], string]>([
  ['setup program', 'loket-setup-0.2.0.exe', ['--ca', import.meta.filename], 'apt-get install osslsigncode'],
  ['Debian package', 'loket_0.2.0_amd64.deb', ['--unsigned-programs'], 'apt-get install dpkg'],
  ['MSI', 'loket-0.2.0.msi', ['--unsigned-programs'], 'apt-get install msitools'],
])('a %s without the tool that looks at it says nothing about the release', (_what, name, args, told) => {
  writeFileSync(join(folder, name), 'MZ');
  state({}, [SETUP, name]);
  const { status, said } = run(args, { PATH: '' });
  expect(status).toBe(2);
  expect(said).toContain(told);
  expect(said.split('\n')).toHaveLength(1);
});

it.each([
  ['a key that is not there', ['--key', '/nowhere/a.pub', '--unsigned-programs'], '/nowhere/a.pub'],
  ['a key that is none', ['--key', import.meta.filename, '--unsigned-programs'], 'no key in PEM'],
  ['authorities that are not there', ['--ca', '/nowhere/ca.pem'], '/nowhere/ca.pem'],
  ['an option that it does not know', ['--unknown'], '--unknown'],
])('%s is said in one line', (_what, args, told) => {
  const { status, said } = run(args);
  expect(status).toBe(2);
  expect(said).toContain(told);
  expect(said.split('\n')).toHaveLength(1);
});

it('a publisher is asked for only where signatures are looked at', () => {
  expect(run(['--unsigned-programs', '--publisher', 'CN=a']).status).toBe(2);
});

it('a trial is no release, yet made with Electron', () => {
  const trial = { isTrial: true };
  expect(problems(trial)[PROVENANCE]).toContain('without Electron');
  state({ electron: 'real' });
  expect(problems({})[PROVENANCE]).toBe('was not built as a release');
  expect(problems(trial)).toMatchObject({ [PROVENANCE]: null, [SETUP]: 'has no version of electron' });
  const components = COMPONENTS.map((one) => ({ ...one, version: '1.2.3' }));
  writeFileSync(join(folder, SETUP), JSON.stringify({ bomFormat: 'CycloneDX', components }));
  state({ electron: 'real' });
  expect(problems(trial)).toMatchObject({ [PROVENANCE]: null, [SETUP]: null });
});
