import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyIdOf } from '#runtime/release/signed-file.ts';
import { parseFeed, type Feed } from '#runtime/updates/feed.ts';
import { isFeedSigned, rawPublic } from '#runtime/updates/feed-signature.ts';

const SCRIPT = join(import.meta.dirname, 'run.ts');
const LISTS = ['latest.yml', 'latest-linux.yml'];
const NOW = Math.trunc(Date.now() / 1000);

let root: string;
let folder: string;
let key: string;
let keys: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loket-feed-'));
  folder = mkdtempSync(join(root, 'release-'));
  key = join(root, 'release.pem');
  keys = join(root, 'keys.json');
  writeFileSync(keys, '{}');
  expect(run('key', key).code).toBe(0);
  for (const name of LISTS) build(name);
  return () => rmSync(root, { recursive: true });
});

/** As the packer writes it, before anybody signed it. */
function build(name: string): void {
  const files = [{ url: 'loket-setup-0.2.0.exe', sha512: `${'A'.repeat(86)}==`, size: 1000 }];
  writeFileSync(join(folder, name), dump({ version: '0.2.0', files, releaseDate: '2026-11-24' }));
}

function run(...args: string[]): { code: number | null; said: string; told: string } {
  const all = [SCRIPT, ...args, '--keys', keys];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: 'utf8' });
  return { code: status, said: stderr.trim(), told: stdout.trim() };
}
const sign = (...more: string[]) => run('sign', folder, '--key', key, ...more);

function listed(name = 'latest.yml'): Feed | null {
  const bytes = readFileSync(join(folder, name));
  const believed = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, string>;
  const isSigned = isFeedSigned(bytes, readFileSync(join(folder, `${name}.sig`), 'utf8'), believed);
  return isSigned ? parseFeed(bytes) : null;
}

function aKey(name: string): { file: string; publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(root, name);
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return { file, publicKey };
}

describe('a list of updates', () => {
  it('is completed and signed, both of a release', () => {
    const { code, told } = sign('--serial', '5', '--percentage', '20', '--calls-back', '0.3.0');
    expect({ code, told }).toEqual({ code: 0, told: 'latest-linux.yml signed\nlatest.yml signed' });
    for (const name of LISTS) {
      expect(listed(name)).toMatchObject({
        stagingPercentage: 20,
        vendor: { serial: 5, callsBack: ['0.3.0'] },
      });
    }
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('goes to every PC once it is signed without a share', () => {
    expect(sign('--serial', '5', '--percentage', '20').code).toBe(0);
    expect(sign('--serial', '6').code).toBe(0);
    expect(listed()).not.toHaveProperty('stagingPercentage');
    expect(listed()?.vendor.serial).toBe(6);
  });

  it.each([
    ['--serial', 'v3'],
    ['--serial', '0'],
    ['--serial', '1.5'],
    ['--serial', String(NOW * 1000)],
    ['--percentage', 'abc'],
    ['--percentage', '101'],
    ['--percentage', ''],
    ['--calls-back', 'v1'],
    ['--calls-back', 'v0.3.0'],
    ['--days', 'x'],
    ['--days', '0'],
    ['--keys', '/nowhere/keys.json'],
    ['--key', '/nowhere/release.pem'],
    ['--key', SCRIPT],
    ['--unknown', 'x'],
  ])('is not signed with %s %s, and one line says so', (option, value) => {
    const before = readFileSync(join(folder, 'latest.yml'), 'utf8');
    const all = ['sign', folder, '--key', key, '--keys', keys, '--serial', '5', option, value];
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...all], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(option === '--keys' ? value : option);
    expect(readFileSync(join(folder, 'latest.yml'), 'utf8')).toBe(before);
    expect(existsSync(join(folder, 'latest.yml.sig'))).toBe(false);
  });

  it('takes no serial that PCs have seen, nor a lower one, unless it says the same once more', () => {
    expect(sign('--serial', '5').code).toBe(0);
    for (const [serial, ...more] of [['4'], ['5', '--percentage', '20'], ['5', '--calls-back', '0.3.0']]) {
      const { code, said } = sign('--serial', serial ?? '', ...more);
      expect(code).toBe(1);
      expect(said).toContain('has the serial 5 already');
    }
    expect(listed()).not.toHaveProperty('stagingPercentage');
    expect(sign('--serial', '5').code).toBe(0);
    expect(sign('--serial', '6', '--percentage', '20').code).toBe(0);
  });

  it('of one serial lower in one list alone leaves both as they were', () => {
    expect(sign('--serial', '5').code).toBe(0);
    build('latest.yml');
    const before = LISTS.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(sign('--serial', '4').code).toBe(1);
    expect(LISTS.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before);
  });

  it('is not signed by a key that no PC believes', () => {
    const { file, publicKey } = aKey('stranger.pem');
    const { code, said } = run('sign', folder, '--key', file, '--serial', '5');
    expect(code).toBe(1);
    expect(said).toContain(`No PC believes the key ${keyIdOf(publicKey)}`);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('is signed by two while keys change, also when the checkout knows only one of them', () => {
    const { file, publicKey } = aKey('before.pem');
    const { code, told } = sign('--key', file, '--serial', '5');
    expect(code).toBe(0);
    expect(told).toContain(`The key ${keyIdOf(publicKey)} is not in`);
    writeFileSync(keys, JSON.stringify({ [keyIdOf(publicKey)]: rawPublic(publicKey) }));
    expect(listed()?.vendor.serial).toBe(5);
  });

  it('that a PC could not read is not signed', () => {
    writeFileSync(join(folder, 'latest.yml'), dump({ version: '0.2.0', files: [] }));
    expect(sign('--serial', '5').said).toBe('latest.yml was not signed: a PC could not read it.');
    writeFileSync(join(folder, 'latest.yml'), 'a: [');
    expect(sign('--serial', '5').said).toContain('is no list of updates');
    expect(existsSync(join(folder, 'latest-linux.yml.sig'))).toBe(false);
  });

  it.each([
    ['that is not there', 'nowhere', 'There is no folder'],
    ['without a list', '', 'holds no list of updates'],
  ])('of a folder %s is said in one line', (_what, name, told) => {
    const { code, said } = run('sign', join(root, name), '--key', key, '--serial', '5');
    expect(code).toBe(1);
    expect(said).toContain(told);
    expect(said.split('\n')).toHaveLength(1);
  });
});

describe('a key', () => {
  it('is never written over, and one that is there already can be believed', () => {
    const before = readFileSync(key);
    expect(run('key', key)).toMatchObject({ code: 1 });
    expect(readFileSync(key).equals(before)).toBe(true);
    const { file, publicKey } = aKey('other.pem');
    expect(run('believe', file).code).toBe(0);
    const believed = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, string>;
    expect(Object.keys(believed)).toHaveLength(2);
    expect(believed[keyIdOf(publicKey)]).toBe(rawPublic(publicKey));
  });

  it('in a folder that is not there, or that is none, is said in one line', () => {
    for (const args of [
      ['key', join(root, 'nowhere/a.pem')],
      ['believe', SCRIPT],
    ]) {
      const { code, said } = run(...args);
      expect(code).toBe(1);
      expect(said.split('\n')).toHaveLength(1);
    }
    expect(Object.keys(JSON.parse(readFileSync(keys, 'utf8')) as object)).toHaveLength(1);
  });
});
