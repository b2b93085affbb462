import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SETUP_KEY } from '#tools/pack/msi.ts';
import { NEXT_VERSION } from './build-once.ts';
import { CURRENT, hasWine, NEXT, VERSION } from './built.ts';
import { Windows } from './wine.ts';

const setup = join(CURRENT, 'release', `loket-setup-${VERSION}.exe`);
const nextSetup = join(NEXT, 'release', `loket-setup-${NEXT_VERSION}.exe`);
const msi = join(CURRENT, 'release', `loket-${VERSION}.msi`);
const nextMsi = join(NEXT, 'release', `loket-${NEXT_VERSION}.msi`);
const LISTED = String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{KEY}`.replace(
  '{KEY}',
  SETUP_KEY,
);
const POLICY = String.raw`HKLM\SOFTWARE\Policies\Loket`;
const DATA = ['users', 'root', 'AppData', 'Roaming', 'Loket'];

let windows: Windows;
beforeAll(() => {
  if (hasWine) windows = new Windows();
});
afterAll(() => windows?.remove());

const kind = () => readFileSync(windows.path('Program Files/Loket/resources/install-kind'), 'utf8').trim();
const installed = () => windows.value(LISTED, 'DisplayVersion');

/** Each step stands on the one before, as on a PC. */
describe.skipIf(!hasWine)('the setup program on a Windows', () => {
  it('does nothing at all when it was cut short or changed on the way', () => {
    const bytes = readFileSync(setup);
    const cut = windows.path('cut.exe');
    writeFileSync(cut, bytes);
    truncateSync(cut, bytes.length - 4096);
    const changed = windows.path('changed.exe');
    const middle = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    writeFileSync(changed, bytes);
    for (const one of ['cut', 'changed']) expect(windows.run(`C:\\${one}.exe`, '/S')).not.toBe(0);
    expect(windows.list('Program Files', 'Loket')).toEqual([]);
  });

  it('installs for every user, without a question', () => {
    expect(windows.setup(setup)).toBe(0);
    expect(windows.list('Program Files', 'Loket')).toContain('Loket.exe');
    expect(kind()).toBe('nsis');
    expect(installed()).toBe(VERSION);
    expect(windows.list('Program Files', 'Loket', 'resources')).toContain('app.asar');
  });

  it('has put down every byte that was packed', () => {
    for (const file of ['Loket.exe', 'resources/app.asar']) {
      const there = readFileSync(windows.path('Program Files/Loket', file));
      expect(there.equals(readFileSync(join(CURRENT, 'pack/dist/win-unpacked', file)))).toBe(true);
    }
  });

  it('lets no MSI in beside it', () => {
    expect(windows.msi('/i', msi)).not.toBe(0);
    expect(kind()).toBe('nsis');
  });

  it('that is told nonsense installs nothing and ends with a code of its own', () => {
    for (const word of [
      '/HUB=ftp://x',
      '/CA=C:\\missing.pem',
      '/CASHA256=abc',
      '/SITEFILE=C:\\none.site',
      '/SITEKEY=1',
    ]) {
      expect(windows.setup(nextSetup, word), word).toBe(5);
    }
    expect(installed()).toBe(VERSION);
  });

  it('is followed by a newer one, data of people stay, and what IT passes becomes the policy', () => {
    windows.run('cmd', '/c', 'mkdir', 'C:\\users\\root\\AppData\\Roaming\\Loket\\records');
    writeFileSync(windows.path('kanim.site'), '{}');
    const policy = [
      '/HUB=https://hub.kanim.example:8443',
      '/SITEFILE=C:\\kanim.site',
      '/SITEKEY=7K3M-9QXT-0B5W-HRDJ',
    ];
    expect(windows.setup(nextSetup, '--updated', ...policy)).toBe(0);
    expect(windows.value(POLICY, 'HubUrl')).toBe('https://hub.kanim.example:8443');
    expect(windows.value(POLICY, 'SiteFile')).toBe('C:\\kanim.site');
    expect(windows.value(POLICY, 'SiteKey')).toBe('7K3M-9QXT-0B5W-HRDJ');
    expect(windows.value(POLICY, 'HubCaFile')).toBeUndefined();
    expect(installed()).toBe(NEXT_VERSION);
    expect(windows.list(...DATA)).toEqual(['records']);
  });

  it('goes back only when IT says so', () => {
    expect(windows.setup(setup)).toBe(3);
    expect(installed()).toBe(NEXT_VERSION);
    expect(windows.setup(setup, '/ALLOWDOWNGRADE')).toBe(0);
    expect(installed()).toBe(VERSION);
  });

  it('leaves with everything but the data', () => {
    expect(windows.uninstall('Loket', 'Uninstall Loket.exe', LISTED, '/allusers')).toBe(0);
    expect(windows.list('Program Files', 'Loket')).toEqual([]);
    expect(installed()).toBeUndefined();
    expect(windows.list(...DATA)).toEqual(['records']);
    expect(windows.value(POLICY, 'HubUrl')).toBe('https://hub.kanim.example:8443');
    windows.run('reg', 'delete', POLICY, '/f');
  });
});

describe.skipIf(!hasWine)('the MSI on a Windows', () => {
  it('that is told nonsense installs nothing', () => {
    expect(windows.msi('/i', msi, 'HUB=ftp://x')).not.toBe(0);
    expect(windows.msi('/i', msi, 'CAFILE=C:\\ca.pem')).not.toBe(0);
    expect(windows.list('Program Files', 'Loket')).toEqual([]);
  });

  it('installs without a question, says which kind it is, and writes down what IT passes', () => {
    expect(windows.msi('/i', msi, 'HUB=https://hub.kanim.example', 'SITEFILE=C:\\kanim.site')).toBe(0);
    expect(windows.value(POLICY, 'HubUrl')).toBe('https://hub.kanim.example');
    expect(windows.value(POLICY, 'SiteFile')).toBe('C:\\kanim.site');
    expect(windows.value(POLICY, 'SiteKey')).toBeUndefined();
    expect(windows.list('Program Files', 'Loket')).toContain('Loket.exe');
    expect(kind()).toBe('msi');
    expect(windows.value('HKLM\\Software\\Loket', 'InstallKind')).toBe('msi');
  });

  it('lets no setup program in beside it', () => {
    expect(windows.setup(nextSetup)).toBe(4);
    expect(kind()).toBe('msi');
  });

  it('is followed by a newer one, and never by an older', () => {
    expect(windows.msi('/i', nextMsi)).toBe(0);
    expect(windows.value(POLICY, 'HubUrl')).toBe('https://hub.kanim.example');
    expect(windows.msi('/i', msi)).not.toBe(0);
    const listed = windows.output(
      'reg',
      'query',
      String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall`,
      '/s',
    );
    expect(listed).toContain(NEXT_VERSION);
    expect(listed).not.toContain(` ${VERSION}\r`);
  });

  it('leaves nothing behind but what IT decided', () => {
    expect(windows.msi('/x', nextMsi)).toBe(0);
    expect(windows.list('Program Files', 'Loket')).toEqual([]);
    expect(windows.value('HKLM\\Software\\Loket', 'InstallKind')).toBeUndefined();
    expect(windows.value(POLICY, 'HubUrl')).toBe('https://hub.kanim.example');
  });
});
