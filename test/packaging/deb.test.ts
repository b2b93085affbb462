import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { listPackage } from '@electron/asar';
import { describe, expect, it } from 'vitest';
import { importsOf } from '#tools/pack/packages.ts';
import { FUSES } from '#tools/pack/fuses.ts';
import { CURRENT, pack, ROOT, VERSION } from './built.ts';

const UNPACKED = join(CURRENT, 'pack/dist/linux-unpacked');
const APP = join(CURRENT, 'pack/app');
const deb = join(CURRENT, 'release', `loket_${VERSION}_amd64.deb`);

const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const dpkg = (...args: string[]) => execFileSync('dpkg-deb', [...args, deb], { encoding: 'utf8' });
const archived = () => listPackage(join(UNPACKED, 'resources/app.asar'), { isPack: false });

describe('the Debian package', () => {
  it('is byte for byte the same when it is built again', () => {
    pack('--only', 'deb');
    expect(hash(join(ROOT, 'release', `loket_${VERSION}_amd64.deb`))).toBe(hash(deb));
    const archive = 'linux-unpacked/resources/app.asar';
    expect(hash(join(ROOT, 'out/pack/dist', archive))).toBe(hash(join(CURRENT, 'pack/dist', archive)));
  });

  it('has a name, a version and what Electron needs of the system', () => {
    const about = dpkg('-I');
    for (const line of ['Package: loket', `Version: ${VERSION}`, 'Architecture: amd64', 'libnss3']) {
      expect(about).toContain(line);
    }
  });

  it('belongs to root and lets nobody else write', () => {
    const lines = dpkg('-c').trim().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !line.includes(' root/root '))).toEqual([]);
    expect(lines.filter((line) => line[5] === 'w' || line[8] === 'w')).toEqual([]);
    expect(lines.filter((line) => line.startsWith('d') && !line.startsWith('drwxr-xr-x'))).toEqual([]);
  });

  it('says that it was made without Electron', () => {
    expect(readFileSync(join(UNPACKED, 'loket'), 'latin1')).toContain('dummy-electron');
  });
});

describe('what is packed', () => {
  it('is the three builds, the data and the packages of main: no source, map, test, sample app or tool', () => {
    const files = archived();
    const odd = files.filter((file) => !/^\/(?:out|node_modules)(?:\/|$)|^\/package\.json$/.test(file));
    expect(odd).toEqual([]);
    expect(files.filter((file) => /\.map$|\.tsx?$|\.test\.[cm]?js$|\/__tests__\//.test(file))).toEqual([]);
    expect(readdirSync(join(UNPACKED, 'resources')).toSorted()).toEqual([
      'app-update.yml',
      'app.asar',
      'app.asar.unpacked',
      'apparmor-profile',
      'install-kind',
      'package-type',
      'resources',
    ]);
    expect(readdirSync(join(UNPACKED, 'locales')).toSorted()).toEqual(['en-US.pak', 'id.pak']);
    expect(readdirSync(join(UNPACKED, 'resources/resources')).toSorted()).toEqual([
      'policy',
      'sample',
      'sop',
      'updates',
    ]);
  });

  it('holds every package that main imports, and each can be loaded from there', () => {
    const asked = importsOf(readFileSync(join(APP, 'out/main/main.js'), 'utf8'));
    expect(asked).toContain('better-sqlite3');
    const script = `for (const name of ${JSON.stringify(asked.filter((one) => one !== 'electron-store'))}) await import(name);`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: APP, stdio: 'pipe' });
    expect(archived()).toContain('/node_modules/electron-store/package.json');
  });

  it('has the driver’s addon for both systems outside the archive, as it came', () => {
    const folder = 'node_modules/better-sqlite3/prebuilds';
    const unpacked = join(UNPACKED, 'resources/app.asar.unpacked', folder);
    expect(readdirSync(unpacked).toSorted()).toEqual(['linux-x64.node', 'win32-x64.node']);
    for (const name of readdirSync(unpacked)) {
      expect(readFileSync(join(unpacked, name)).equals(readFileSync(join(ROOT, folder, name)))).toBe(true);
      expect(statSync(join(unpacked, name)).size).toBeGreaterThan(1_000_000);
    }
  });

  it('has no test hook: the page’s files name none', () => {
    const main = readFileSync(join(APP, 'out/main/main.js'), 'utf8');
    expect(main).not.toMatch(/playwright|vitest|#test\//);
  });
});

describe('the fuses', () => {
  it('stand as decided, every one of them', async () => {
    const wire = await getCurrentFuseWire(join(UNPACKED, 'loket'));
    const names = Object.values(FuseV1Options).filter((one): one is FuseV1Options => typeof one === 'number');
    expect(names).toHaveLength(9);
    for (const fuse of names) {
      expect(wire[fuse], FuseV1Options[fuse]).toBe((FUSES[fuse] ? '1' : '0').charCodeAt(0));
    }
  });
});
