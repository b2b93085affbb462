import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { FUSES } from '#tools/pack/fuses.ts';
import { CURRENT, VERSION } from './built.ts';

const UNPACKED = join(CURRENT, 'pack/dist/win-unpacked');
const program = readFileSync(join(UNPACKED, 'Loket.exe'));
const archive = join(UNPACKED, 'resources/app.asar');

describe('the program for Windows', () => {
  it('carries the checksum of its archive’s table in its own resources', () => {
    const { headerString } = getRawHeader(archive);
    const hash = createHash('sha256').update(headerString).digest('hex');
    expect(program.includes(Buffer.from(hash))).toBe(true);
    expect(program.includes(Buffer.from('INTEGRITY', 'utf16le'))).toBe(true);
  });

  it('has every fuse as decided', async () => {
    const wire = await getCurrentFuseWire(join(UNPACKED, 'Loket.exe'));
    const names = Object.values(FuseV1Options).filter((one): one is FuseV1Options => typeof one === 'number');
    expect(names).toHaveLength(9);
    for (const fuse of names) {
      expect(wire[fuse], FuseV1Options[fuse]).toBe((FUSES[fuse] ? '1' : '0').charCodeAt(0));
    }
  });

  it('says that it was made without Electron', () => {
    expect(program.includes(Buffer.from('dummy-electron'))).toBe(true);
  });

  it('holds the same archive as on Linux, and both addons outside of it', () => {
    const linux = join(CURRENT, 'pack/dist/linux-unpacked/resources/app.asar');
    expect(listPackage(archive, { isPack: false })).toEqual(listPackage(linux, { isPack: false }));
    const folder = join(UNPACKED, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
    expect(readdirSync(folder).toSorted()).toEqual(['linux-x64.node', 'win32-x64.node']);
  });

  it('has Indonesian and English and no other language, and no sample app', () => {
    expect(readdirSync(join(UNPACKED, 'locales')).toSorted()).toEqual(['en-US.pak', 'id.pak']);
    expect(readdirSync(join(UNPACKED, 'resources'))).not.toContain('default_app.asar');
  });
});

describe('the MSI', () => {
  const msi = join(CURRENT, 'release', `loket-${VERSION}.msi`);
  const table = (name: string) => execFileSync('msiinfo', ['export', msi, name], { encoding: 'utf8' });

  it('is for every user, of this version, and replaces older ones', () => {
    expect(table('Property')).toContain('ALLUSERS\t1');
    expect(table('Property')).toContain(`ProductVersion\t${VERSION}`);
    expect(table('Upgrade')).toContain('WIX_UPGRADE_DETECTED');
    expect(table('LaunchCondition')).toContain('Installed OR NOT SETUPFOLDER');
  });

  it('holds the files of the setup program but its helper', () => {
    const files = table('File');
    const wanted = ['Loket.exe', 'app.asar', 'win32-x64.node', 'install-kind'];
    expect(wanted.filter((name) => !files.includes(name))).toEqual([]);
    expect(files).not.toContain('elevate.exe');
  });
});

describe('the list of updates', () => {
  it('names the file, its size and its checksum, and, of a trial, the month', () => {
    const name = `loket-setup-${VERSION}.exe`;
    const setup = readFileSync(join(CURRENT, 'release', name));
    const list = readFileSync(join(CURRENT, 'release', 'latest.yml'), 'utf8');
    expect(list).toContain(`version: ${VERSION}`);
    expect(list).toContain(`url: ${name}`);
    expect(list).toContain(`sha512: ${createHash('sha512').update(setup).digest('base64')}`);
    expect(list).toContain(`size: ${setup.length}`);
    expect(list).toMatch(/^releaseDate: '\d{4}-\d\d-01T00:00:00\.000Z'$/m);
  });
});
