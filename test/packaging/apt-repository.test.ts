import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aptListEnds } from '#runtime/updates/apt-list.ts';
import { makeAptRepository } from '#tools/release/apt.ts';
import { CURRENT, VERSION } from './built.ts';
import { canThrowAway, onThrowAwayMachine } from './throw-away.ts';

let folder: string;
const deb = join(CURRENT, 'release', `loket_${VERSION}_amd64.deb`);
const OTHER = '99.0.0';

/** A key that outlives every list here, in a key ring of its own. */
function makeKey(name: string, { ring = name, until = '60d', passphrase = '' } = {}): string {
  process.env['GNUPGHOME'] = join(folder, ring);
  mkdirSync(join(folder, ring), { mode: 0o700, recursive: true });
  const mode = ['--batch', '--pinentry-mode', 'loopback', '--passphrase', passphrase];
  execFileSync('gpg', [...mode, '--quick-generate-key', name, 'ed25519', 'sign', until], { stdio: 'ignore' });
  return name;
}

function repository(name: string, key: string, days = 30): string {
  process.env['GNUPGHOME'] = join(folder, key);
  const to = join(folder, 'given', name);
  makeAptRepository({ from: [join(folder, 'packages')], to, releaseKeys: null, key, days });
  return to;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-apt-'));
  mkdirSync(join(folder, 'packages'));
  mkdirSync(join(folder, 'given'));
  cpSync(deb, join(folder, 'packages', `loket_${VERSION}_amd64.deb`));
  const next = join(folder, 'next');
  execFileSync('dpkg-deb', ['-R', deb, next]);
  const control = join(next, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*/m, `Version: ${OTHER}`));
  const target = join(folder, 'packages', `loket_${OTHER}_amd64.deb`);
  execFileSync('dpkg-deb', ['-Znone', '--root-owner-group', '-b', next, target], { stdio: 'ignore' });
  for (const name of ['office', 'stranger']) makeKey(name);
  repository('good', 'office');
  repository('forged', 'stranger');
  cpSync(join(folder, 'given/good/loket.asc'), join(folder, 'given/forged/loket.asc'));
  cpSync(join(folder, 'given/good'), join(folder, 'given/listed'), { recursive: true });
  appendFileSync(join(folder, 'given/listed/dists/stable/main/binary-amd64/Packages'), '\n');
  cpSync(join(folder, 'given/good'), join(folder, 'given/packaged'), { recursive: true });
  appendFileSync(join(folder, `given/packaged/pool/loket_${OTHER}_amd64.deb`), 'x');
  repository('old', 'office', -1);
});
afterAll(() => {
  delete process.env['GNUPGHOME'];
  rmSync(folder, { recursive: true, force: true });
});

/** apt knows this repository alone. What Electron needs of the system is not installed here, so that is looked past. */
function apt(name: string, script: string): string {
  return onThrowAwayMachine(
    `rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/* /var/lib/apt/lists/*
# As Debian ships it; some images of machines have it switched off.
echo 'Acquire::Check-Valid-Until "true"; Acquire::Check-Date "true";' > /etc/apt/apt.conf.d/zz-as-shipped
echo "deb [signed-by=/given/${name}/loket.asc] file:/given/${name} stable main" > /etc/apt/sources.list.d/loket.list
${script}`,
    join(folder, 'given'),
  );
}

describe.skipIf(!canThrowAway)('the signed repository', () => {
  it('offers both versions, the newer first, and a step back when it is asked for', () => {
    const said = apt(
      'good',
      `apt-get update -q
apt-cache policy loket
cd /tmp && apt-get download loket=${VERSION} && ls
apt-get download loket && ls`,
    );
    expect(said).toContain(`Candidate: ${OTHER}`);
    expect(said).toContain(`loket_${VERSION}_amd64.deb`);
    expect(said).toContain(`loket_${OTHER}_amd64.deb`);
  });

  it('tells each PC that uses it the day on which its list ends', async () => {
    apt('good', 'apt-get update -q\nmkdir /given/lists\ncp -L /var/lib/apt/lists/*Release /given/lists');
    const lists = join(folder, 'given/lists');
    const [end, ...others] = await aptListEnds(lists);
    rmSync(lists, { recursive: true });
    expect(others).toEqual([]);
    expect(end).toMatchObject({ kind: 'APT_LIST', name: '/given/good' });
    const days = (Date.parse(end?.endsAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it.each([
    ['forged', 'a key that nobody believes signed it'],
    ['listed', 'the list was changed'],
    ['old', 'its time has run out'],
  ])('is refused by apt itself when %s: %s', (name) => {
    const said = apt(name, 'apt-get update -q 2>&1 && apt-cache policy loket; echo "rc=$?"');
    expect(said).not.toContain(`Candidate: ${OTHER}`);
    expect(said).toMatch(/NO_PUBKEY|not signed|Hash Sum|unexpected size|expired|mismatch/i);
  });

  it('a package that was changed is not taken', () => {
    const said = apt(
      'packaged',
      `apt-get update -q\ncd /tmp\napt-get download loket=${OTHER} 2>&1 || echo "refused"`,
    );
    expect(said).toMatch(/refused/);
    expect(said).toMatch(/Hash Sum|unexpected size/i);
  });
});

describe('a repository that is made anew', () => {
  const listOf = (name: string) =>
    readFileSync(join(folder, 'given', name, 'dists/stable/main/binary-amd64/Packages'), 'utf8');

  it('takes the place of the one before as a whole, also behind a link, and leaves nothing beside it', () => {
    const place = repository('again', 'office');
    writeFileSync(join(place, 'pool', 'old.deb'), 'of a release before');
    symlinkSync(place, join(folder, 'given', 'link'));
    repository('link', 'office');
    expect(readdirSync(join(place, 'pool'))).toEqual(readdirSync(join(folder, 'packages')));
    expect(lstatSync(join(folder, 'given', 'link')).isSymbolicLink()).toBe(true);
    expect(statSync(place).mode & 0o777).toBe(0o755);
    expect(readdirSync(join(folder, 'given')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves the one before as it is when the key is unknown, not clear, or cannot sign', () => {
    const place = repository('kept', 'office');
    const before = listOf('kept');
    const make = (key: string) =>
      makeAptRepository({ from: [join(folder, 'packages')], to: place, releaseKeys: null, key, days: 30 });
    expect(() => make('nobody')).toThrow('gpg knows no secret key "nobody"');
    makeKey('office two', { ring: 'office' });
    expect(() => make('office')).toThrow('gpg knows 2 secret keys "office"');
    const short = makeKey('short', { ring: 'office', until: '29d' });
    expect(() => make(short)).toThrow(/The key "short" ends on \d{4}-\d\d-\d\d, before the list\. Next: gpg/);
    const shut = makeKey('shut', { ring: 'office', passphrase: 'nobody types it' });
    // The agent would remember it.
    execFileSync('gpgconf', ['--kill', 'gpg-agent']);
    expect(() => make(shut)).toThrow(/gpg ended with 2, and nothing was replaced/);
    expect(listOf('kept')).toBe(before);
    expect(readdirSync(join(folder, 'given')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('names gpg’s package where it is missing', () => {
    vi.stubEnv('PATH', join(folder, 'nothing'));
    try {
      expect(() => repository('missing', 'office')).toThrow(
        'apt-ftparchive, gpg is missing on this machine. Next: apt-get install apt-utils gpg',
      );
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
