import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { readFeed } from '#runtime/updates/feed.ts';
import { rawPublic, signFeed } from '#runtime/updates/feed-signature.ts';
import { contentProblem } from '#tools/release/package-content.ts';
import { CURRENT, ROOT, VERSION } from './built.ts';

const KEY = join(ROOT, 'out/test/packaging/trial-key.pem');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-release-'));
  cpSync(join(CURRENT, 'release'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function verify(...more: string[]): { status: number | null; bad: string[] } {
  const args = [join(ROOT, 'tools/release/run-verify.ts'), folder, ...more];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, bad: stdout.split('\n').filter((line) => line.startsWith('BAD')) };
}
/** Inside the page's scripts or copied beside them: no folder of a package tells of them. */
const PAGE = [
  'react',
  '@mantine/core',
  'pdfjs-dist',
  'tesseract.js-core',
  '@tesseract.js-data/ind',
  'zxing-wasm',
  '@vladmandic/human',
  '@vladmandic/face-api',
  '@tensorflow/tfjs-backend-wasm',
  '@cornerstonejs/codec-openjpeg',
  'i18next',
];
const trial = ['--key', `${KEY}.pub`, '--unsigned-programs', '--allow-dummy'];

describe('a look at a whole release in one command', () => {
  it('finds nothing wrong with what was just built', () => {
    expect(verify(...trial)).toEqual({ status: 0, bad: [] });
  });

  it('never takes a trial for a release', () => {
    const { status, bad } = verify('--key', `${KEY}.pub`, '--unsigned-programs');
    expect(status).toBe(1);
    const text = bad.join('\n');
    expect(text).toContain('a trial, not a release');
    for (const name of [`loket_${VERSION}_amd64.deb`, `loket-setup-${VERSION}.exe`, `loket-${VERSION}.msi`]) {
      expect(text).toContain(`${name}: holds a dummy`);
    }
  });

  it.each(['loket-hub_V_amd64.deb', 'loket-setup-V.exe', 'loket-V.msi', 'loket-V.cdx.json'])(
    'notices one byte more in %s',
    (name) => {
      const file = name.replace('V', VERSION);
      appendFileSync(join(folder, file), 'x');
      expect(verify(...trial).bad.join()).toContain(`${file}: is not what was built`);
    },
  );

  it('notices what is missing and what was added', () => {
    rmSync(join(folder, `loket-${VERSION}.msi`));
    writeFileSync(join(folder, 'more.exe'), 'MZ');
    const text = verify(...trial).bad.join('\n');
    expect(text).toContain(`loket-${VERSION}.msi: is named in the statement and is not there`);
    expect(text).toContain('more.exe: is not named in the statement');
  });

  it('believes no statement and no list of another key, or that was changed', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = join(folder, '..', 'other.pub');
    writeFileSync(other, publicKey.export({ format: 'pem', type: 'spki' }));
    expect(verify('--key', other, '--unsigned-programs', '--allow-dummy').bad.join()).toContain(
      'provenance.json',
    );
    appendFileSync(join(folder, 'provenance.json'), ' ');
    expect(verify(...trial).bad.join()).toContain('was not signed by a believed key');
  });

  it('a list of updates is what a PC would believe, also when it was signed anew for a first few PCs', () => {
    const file = join(folder, 'latest.yml');
    const key = createPrivateKey(readFileSync(KEY));
    const keyId = keyIdOf(createPublicKey(key));
    const check = () =>
      readFeed({
        feed: readFileSync(file),
        signature: readFileSync(`${file}.sig`, 'utf8'),
        keys: { [keyId]: rawPublic(createPublicKey(key)) },
        now: '2020-01-01T00:00:00.000Z' as Instant,
        seen: 0,
      });
    expect(check()).toMatchObject({ ok: true, value: { version: VERSION } });
    const keys = join(folder, '..', 'trial-keys.json');
    writeFileSync(keys, JSON.stringify({ [keyId]: rawPublic(createPublicKey(key)) }));
    const serial = Math.trunc(Date.now() / 1000);
    const command = [join(ROOT, 'tools/updates/run.ts'), 'sign', folder, '--key', KEY, '--keys', keys];
    const run = spawnSync(process.execPath, [...command, '--serial', String(serial), '--percentage', '20']);
    expect(run.status).toBe(0);
    expect(check()).toMatchObject({ ok: true, value: { stagingPercentage: 20, vendor: { serial } } });
    expect(verify(...trial)).toEqual({ status: 0, bad: [] });
  });

  it('a list that leads elsewhere is noticed, even when it is signed', () => {
    const list = join(folder, 'latest.yml');
    const text = readFileSync(list, 'utf8').replace(/url: .*/, 'url: https://elsewhere.example/setup.exe');
    writeFileSync(list, text);
    const key = createPrivateKey(readFileSync(KEY));
    const signer = { keyId: keyIdOf(createPublicKey(key)), privateKey: key };
    writeFileSync(`${list}.sig`, signFeed(Buffer.from(text), [signer]));
    expect(verify(...trial).bad).toEqual(['BAD latest.yml: is no list that a PC can read']);
  });

  it('without a signature on the programs it is no release for an office', () => {
    const pem = join(folder, '..', 'authority.pem');
    const made = spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=a',
      '-keyout',
      '/dev/null',
      '-out',
      pem,
    ]);
    expect(made.status).toBe(0);
    const text = verify('--key', `${KEY}.pub`, '--ca', pem, '--allow-dummy').bad.join('\n');
    for (const name of [
      `loket-setup-${VERSION}.exe`,
      `loket-hub-setup-${VERSION}.exe`,
      `loket-${VERSION}.msi`,
    ]) {
      expect(text).toContain(`${name}: has no signature of a believed authority`);
    }
  });

  it('without one of its lists is not whole', () => {
    rmSync(join(folder, 'latest-linux.yml'));
    expect(verify(...trial).bad).toEqual([
      'BAD latest-linux.yml: is missing',
      'BAD latest-linux.yml.sig: signs nothing here',
    ]);
  });

  it('a desk that would not believe the lists of its own release is noticed', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const feed = readFileSync(join(folder, 'latest-linux.yml'));
    const keyId = keyIdOf(publicKey);
    const lists = [{ name: 'latest-linux.yml', feed, signature: signFeed(feed, [{ keyId, privateKey }]) }];
    const problemWith = (keys: object | null, name = 'loket_1.0_amd64.deb') => {
      const work = join(folder, 'made');
      const inside = join(work, 'opt/Loket/resources/resources/updates');
      mkdirSync(join(work, 'DEBIAN'), { recursive: true });
      mkdirSync(inside, { recursive: true });
      const words = ['Package: loket', 'Version: 1.0', 'Architecture: amd64', 'Maintainer: a <a@b.example>'];
      writeFileSync(join(work, 'DEBIAN/control'), `${[...words, 'Description: a'].join('\n')}\n`);
      if (keys) writeFileSync(join(inside, 'keys.json'), JSON.stringify(keys));
      const made = join(folder, name);
      expect(spawnSync('dpkg-deb', ['-b', work, made]).status).toBe(0);
      rmSync(work, { recursive: true });
      return contentProblem(made, { allowsDummy: false, looksAtSignatures: false, lists });
    };
    expect(problemWith({ [keyId]: rawPublic(publicKey) })).toBeNull();
    expect(problemWith({})).toContain('holds no key that signed latest-linux.yml');
    const other = generateKeyPairSync('ed25519').publicKey;
    expect(problemWith({ [keyIdOf(other)]: rawPublic(other) })).toContain('holds no key that signed');
    expect(problemWith(null)).toBe('holds no keys for lists of updates');
    expect(problemWith(null, 'loket-hub_1.0_amd64.deb')).toBeNull();
  });

  it('what only looks like a package is said to be none', () => {
    const broken = join(folder, 'loket_1.0_amd64.deb');
    writeFileSync(broken, 'no package');
    expect(contentProblem(broken, { allowsDummy: false, looksAtSignatures: false, lists: [] })).toBe(
      'cannot be unpacked',
    );
  });

  it('the list of parts names what each package holds, and the engines', () => {
    const list = JSON.parse(readFileSync(join(folder, `loket-${VERSION}.cdx.json`), 'utf8')) as {
      components: { name: string; purl?: string; hashes?: unknown }[];
    };
    const names = list.components.map(({ name }) => name);
    for (const name of [
      'electron',
      'chromium',
      'node',
      'better-sqlite3-multiple-ciphers',
      'fastify',
      'pg',
      ...PAGE,
    ]) {
      expect(names).toContain(name);
    }
    expect(names).not.toContain('vitest');
    expect(
      list.components.filter(({ purl }) => purl?.startsWith('pkg:npm/')).every(({ hashes }) => hashes),
    ).toBe(true);
  });
});
