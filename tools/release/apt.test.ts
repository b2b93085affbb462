import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { stateOrigin } from './state-origin.ts';
import { takeThePlace } from './apt.ts';

/** What is refused before gpg and apt's own tools are asked; the repository itself is tried in test/packaging. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loket-apt-'));
  for (const name of ['release', 'before', 'empty', 'site']) mkdirSync(join(root, name));
  writeFileSync(join(root, 'release/loket_0.2.0_amd64.deb'), 'a package');
  writeFileSync(join(root, 'site/index.html'), 'somebody’s page');
  return () => rmSync(root, { recursive: true });
});

function run(from: readonly string[], to: string, ...more: string[]) {
  const script = join(import.meta.dirname, 'run-apt.ts');
  const args = [
    script,
    ...from.map((name) => join(root, name)),
    '--to',
    join(root, to),
    '--key',
    'x',
    ...(more.includes('--release-key') ? [] : ['--trial']),
    ...more,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stderr.trim() };
}

function refused(from: readonly string[], to: string, told: string, ...more: string[]): void {
  const { status, said } = run(from, to, ...more);
  expect(status).toBe(1);
  expect(said).toContain(told);
  expect(said.split('\n')).toHaveLength(1);
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
}

it('never takes the place of what is no repository of ours', () => {
  refused(['release'], 'site', 'holds index.html');
  expect(readFileSync(join(root, 'site/index.html'), 'utf8')).toBe('somebody’s page');
  mkdirSync(join(root, 'debian/dists/stable'), { recursive: true });
  writeFileSync(join(root, 'debian/dists/stable/Release'), 'Origin: Debian\n');
  refused(['release'], 'debian', 'is no repository of Loket');
  expect(readFileSync(join(root, 'debian/dists/stable/Release'), 'utf8')).toBe('Origin: Debian\n');
  mkdirSync(join(root, 'half/pool'), { recursive: true });
  refused(['release'], 'half', 'is no repository of Loket');
  refused(['release'], 'site/index.html', 'is no folder');
});

it('offers no repository without a package, and none of a folder that is not there', () => {
  refused(['empty'], 'apt', 'No package of Debian lies in');
  refused(['release', 'nowhere'], 'apt', 'There is no folder');
  expect(readdirSync(root)).not.toContain('apt');
});

it('asks which of two packages of one name it shall be', () => {
  const name = 'loket_0.2.0_amd64.deb';
  writeFileSync(join(root, 'before', name), 'another package');
  refused(['release', 'before'], 'apt', 'differ');
});

it('signs only what a believed release names', () => {
  const name = 'loket_0.2.0_amd64.deb';
  const release = join(root, 'release');
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = join(root, 'public.pem');
  writeFileSync(pem, publicKey.export({ type: 'spki', format: 'pem' }));
  const refusedFor = (told: string) => refused(['release'], 'apt', told, '--release-key', pem);
  refusedFor('was not released');
  stateOrigin(release, [name], { privateKey });
  refusedFor('is a trial');
  const parameters = { electron: 'real', isRelease: true };
  stateOrigin(release, [name], { privateKey: generateKeyPairSync('ed25519').privateKey, parameters });
  refusedFor('was not signed by a believed key');
  stateOrigin(release, [], { privateKey, parameters });
  refusedFor('is not what the release names');
  stateOrigin(release, [name], { privateKey, parameters });
  writeFileSync(join(release, name), 'another package');
  refusedFor('is not what the release names');
  stateOrigin(release, [name], { privateKey, parameters });
  // Believed: the next thing is the office's own key, which is none here.
  const { said } = run(['release'], 'apt', '--release-key', pem);
  expect(said).not.toContain('release names');
});

it('says in one line what it does not know', () => {
  refused(['release'], 'apt', '--unknown', '--unknown');
  expect(run(['release'], 'apt', '--days', 'x').status).toBe(2);
});

it('that cannot take the place of another leaves that one, and one that can leaves nothing behind', () => {
  const [target, old] = [join(root, 'apt'), join(root, 'old')];
  mkdirSync(target);
  writeFileSync(join(target, 'Release'), 'before');
  expect(() => takeThePlace(join(root, 'missing'), target, old)).toThrow('ENOENT');
  expect(readFileSync(join(target, 'Release'), 'utf8')).toBe('before');
  const half = join(root, 'half');
  mkdirSync(half);
  takeThePlace(half, target, old);
  expect(readdirSync(root).filter((name) => ['half', 'old'].includes(name))).toEqual([]);
});
