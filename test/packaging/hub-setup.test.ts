import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireIntegrity } from '#tools/pack/hub/windows-parts.ts';
import { CURRENT, hasWine, VERSION } from './built.ts';
import { Windows } from './wine.ts';

const setup = join(CURRENT, 'release', `loket-hub-setup-${VERSION}.exe`);
const LISTED = String.raw`HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\LoketHub`;
const TASK = 'windows/system32/tasks/Loket Hub Backup';
const SERVICE = 'C:\\Program Files\\Loket Hub\\loket-hub-service.exe';

it('takes no package of another checksum for Node or PostgreSQL', () => {
  expect(() => requireIntegrity(Buffer.from('x'), 'sha512-eA==')).toThrow('checksum');
});

let windows: Windows;
beforeAll(() => {
  if (hasWine) windows = new Windows();
});
afterAll(() => windows?.remove());

const log = () => readFileSync(windows.path('ProgramData/Loket Hub/log/hub.log'), 'utf8');
const state = () => windows.output('sc', 'query', 'LoketHub');

const OURS = 'ProgramData/Loket Hub';
const icacls = () => windows.path('windows/system32/icacls.exe');
/** wine's own knows nothing and says that it did: one in its place keeps what it was asked. */
const asked = () => readFileSync(windows.path('icacls.txt'), 'utf8').trim().split('\n');

describe.skipIf(!hasWine)('what anybody may have laid where the hub’s setup will look', () => {
  let other: Windows;
  beforeAll(() => {
    other = new Windows();
  });
  afterAll(() => other?.remove());

  it('is laid aside by a first setup and told, since no administrator made it; a later one keeps the office’s own', () => {
    mkdirSync(other.path(OURS), { recursive: true });
    writeFileSync(other.path(OURS, 'hub.env'), 'DATABASE_URL=postgres://x@192.0.2.1/x\r\n');
    expect(other.setup(setup)).toBe(9);
    expect(other.list('ProgramData')).toContain('Loket Hub.untrusted-1');
    expect(readFileSync(other.path('ProgramData/Loket Hub.untrusted-1/hub.env'), 'utf8')).toContain(
      '192.0.2.1',
    );
    const shipped = readFileSync(join(CURRENT, 'pack/hub-setup/staged/hub.env'), 'utf8');
    expect(readFileSync(other.path(OURS, 'hub.env'), 'utf8')).toBe(shipped);
    writeFileSync(other.path(OURS, 'hub.env'), 'HUB_PORT=7999\r\n');
    expect(other.setup(setup)).toBe(0);
    expect(readFileSync(other.path(OURS, 'hub.env'), 'utf8')).toBe('HUB_PORT=7999\r\n');
    expect(other.list('ProgramData').filter((name) => name.includes('untrusted'))).toHaveLength(1);
  });

  it('nor is what is left of a removed hub believed when somebody else owns it', () => {
    expect(other.uninstall('Loket Hub', 'Uninstall.exe', LISTED)).toBe(0);
    expect(other.setup(setup)).toBe(9);
    expect(other.list('ProgramData', 'Loket Hub.untrusted-2')).toContain('hub.env');
  });

  it('a folder is made with its rights, and not where one is already', () => {
    expect(other.run(SERVICE, 'folder', 'C:\\new')).toBe(0);
    expect(other.run(SERVICE, 'folder', 'C:\\new')).toBe(1);
    expect(other.run(SERVICE, 'trusted', 'C:\\new')).toBe(1);
    expect(other.run(SERVICE, 'trusted', 'C:\\none')).toBe(1);
  });
});

/** In the place of Node lies a program that tells what it was started with, its settings, and when it was stopped. */
describe.skipIf(!hasWine)('the hub’s setup program on a Windows', () => {
  it('installs a service with an account of its own and starts it', () => {
    expect(windows.setup(setup)).toBe(0);
    expect(windows.value(LISTED, 'DisplayVersion')).toBe(VERSION);
    expect(state()).toContain('RUNNING');
    const key = String.raw`HKLM\System\CurrentControlSet\Services\LoketHub`;
    expect(windows.value(key, 'ObjectName')).toBe('NT SERVICE\\LoketHub');
    expect(log()).toContain('[C:\\Program Files\\Loket Hub\\hub\\main.js]');
    expect(log()).toContain('HUB_DATA=C:\\ProgramData\\Loket Hub\\data');
  });

  it('asks for rights that leave no old entry, no way to move the folder, and settings that are only read', () => {
    const aside = `${icacls()}.aside`;
    renameSync(icacls(), aside);
    const source = join(import.meta.dirname, 'note-words.c');
    execFileSync('x86_64-w64-mingw32-gcc', ['-O1', '-s', '-o', icacls(), source]);
    // Else wine takes its own, whatever lies there.
    const overrides = String.raw`HKCU\Software\Wine\DllOverrides`;
    windows.run('reg', 'add', overrides, '/v', 'icacls.exe', '/d', 'native', '/f');
    expect(windows.setup(setup)).toBe(0);
    windows.run('reg', 'delete', overrides, '/v', 'icacls.exe', '/f');
    renameSync(aside, icacls());
    const data = 'C:\\ProgramData\\Loket Hub';
    const service = 'NT SERVICE\\LoketHub';
    const writes = (folder: string) => [
      `[${folder}][/setowner][*S-1-5-32-544]`,
      `[${folder}][/reset]`,
      `[${folder}][/grant][${service}:(RX,W)][${service}:(OI)(CI)(IO)M]`,
    ];
    expect(asked()).toEqual([
      `[${data}][/setowner][*S-1-5-32-544]`,
      `[${data}][/reset]`,
      `[${data}][/inheritance:r][/grant:r][*S-1-5-18:(OI)(CI)F][*S-1-5-32-544:(OI)(CI)F]`,
      `[${data}][/grant:r][${service}:(OI)RX]`,
      ...writes(`${data}\\data`),
      ...writes(`${data}\\log`),
      `[${data}\\hub.env][/setowner][*S-1-5-32-544]`,
      `[${data}\\hub.env][/reset]`,
      `[${data}\\hub.env][/inheritance:r][/grant:r][*S-1-5-18:F][*S-1-5-32-544:F][${service}:R]`,
    ]);
    // All that the service lays down lies in the two folders that it may write.
    expect(windows.list('ProgramData', 'Loket Hub')).toEqual(['data', 'hub.env', 'log']);
    expect(windows.list('ProgramData', 'Loket Hub', 'log')).toEqual(['hub.log', 'hub.ready']);
  });

  it('makes the task of each night, made up for when the PC was off, and its words are kept', () => {
    // wine keeps of a task what it knows; what the setup asked for stands in the next test.
    expect(readFileSync(windows.path(TASK), 'utf8')).toContain(
      '<ExecutionTimeLimit>PT12H</ExecutionTimeLimit>',
    );
    expect(windows.list('Program Files', 'Loket Hub')).not.toContain('backup-task.xml');
    expect(windows.run(SERVICE, 'nightly')).toBe(7);
    const said = readFileSync(windows.path('ProgramData/Loket Hub/backup.log'), 'utf8');
    expect(said).toMatch(
      /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d backup\r\n\[.+main\.js\]\[backup\]\r\n[^]*\r\n20.{17} failed: 7\r\n$/,
    );
  });

  it('says so when that task cannot be made', () => {
    const schtasks = windows.path('windows/system32/schtasks.exe');
    const aside = `${schtasks}.aside`;
    renameSync(schtasks, aside);
    writeFileSync(schtasks, 'no program');
    expect(windows.setup(setup)).toBe(8);
    renameSync(aside, schtasks);
    expect(state()).toContain('RUNNING');
    const left = windows.path('Program Files/Loket Hub/backup-task.xml');
    const asked = readFileSync(left, 'utf16le');
    expect(asked).toMatch(/^\uFEFF<\?xml version="1.0" encoding="UTF-16"\?>/);
    expect(asked).toContain(`<Exec><Command>${SERVICE}</Command><Arguments>nightly</Arguments></Exec>`);
    expect(asked).toContain('<StartBoundary>2026-01-01T01:30:00</StartBoundary>');
    expect(asked).toContain('<StartWhenAvailable>true</StartWhenAvailable>');
    expect(asked).toContain('<UserId>S-1-5-18</UserId>');
    const byHand = [
      '/Create',
      '/F',
      '/TN',
      'Loket Hub Backup',
      '/XML',
      'C:\\Program Files\\Loket Hub\\backup-task.xml',
    ];
    expect(windows.run('schtasks', ...byHand)).toBe(0);
    expect(windows.setup(setup)).toBe(0);
    expect(existsSync(left)).toBe(false);
  });

  it('begins a new log when the last one has grown large', () => {
    expect(windows.run(SERVICE, 'stop')).toBe(0);
    const [file, older] = [
      windows.path('ProgramData/Loket Hub/log/hub.log'),
      windows.path('ProgramData/Loket Hub/log/hub.log.1'),
    ];
    expect(existsSync(older)).toBe(false);
    writeFileSync(file, 'x'.repeat(10 * 1024 * 1024 + 1));
    expect(windows.run(SERVICE, 'start')).toBe(0);
    expect(statSync(older).size).toBe(10 * 1024 * 1024 + 1);
    expect(log()).toContain('started');
    expect(statSync(file).size).toBeLessThan(10_000);
  });

  it('starts again at once after a stop, while the one before may still hold the log', () => {
    for (let round = 0; round < 4; round += 1) {
      expect(windows.run(SERVICE, 'stop')).toBe(0);
      expect(windows.run(SERVICE, 'start'), `round ${round}`).toBe(0);
    }
    expect(log().match(/stopped in order/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('stops in order, and starts with the settings of the office', () => {
    expect(windows.run(SERVICE, 'stop')).toBe(0);
    expect(log()).toContain('stopped in order');
    expect(state()).toContain('STOPPED');
    writeFileSync(windows.path('ProgramData/Loket Hub/hub.env'), '# ours\r\nHUB_PORT=7999\r\n');
    expect(windows.run(SERVICE, 'start')).toBe(0);
    expect(windows.run(SERVICE, 'stop')).toBe(0);
    expect(log()).toContain('HUB_PORT=7999');
  });

  it('hands a command on as it was typed', () => {
    const said = windows.output(SERVICE, 'run', 'code', '--desk', 'Loket 3');
    expect(said).toContain('[code][--desk][Loket 3]');
    expect(windows.run(SERVICE, 'run', 'code', '--desk', 'Loket 3')).toBe(7);
    const restore = windows.output(SERVICE, 'run', 'restore', '--from', 'E:\\', '--file', 'a b\\\\', 'c');
    expect(restore).toContain('[restore][--from][E:\\][--file][a b\\\\][c]');
    // As Windows hands on what was typed "E:\".
    expect(windows.run(SERVICE, 'run', 'restore', '--from', 'E:"')).toBe(2);
  });

  it('is installed again over a running one, and settings and data stay', () => {
    writeFileSync(windows.path('ProgramData/Loket Hub/data/keys.json'), '{}');
    windows.run(SERVICE, 'start');
    expect(windows.setup(setup)).toBe(0);
    expect(readFileSync(windows.path('ProgramData/Loket Hub/hub.env'), 'utf8')).toContain('7999');
    expect(windows.list('ProgramData', 'Loket Hub', 'data')).toContain('keys.json');
    expect(state()).toContain('RUNNING');
  });

  it('that ends before it listens, or soon after, is not called running', () => {
    const settings = windows.path('ProgramData/Loket Hub/hub.env');
    for (const when of ['before', 'after']) {
      expect(windows.run(SERVICE, 'stop')).toBe(0);
      writeFileSync(settings, `HUB_PORT=7999\r\nSTAND_IN_ENDS=${when}\r\n`);
      expect(windows.run(SERVICE, 'start'), when).toBe(1);
      expect(state()).toContain('STOPPED');
    }
    expect(windows.setup(setup)).toBe(7);
    expect(windows.value(LISTED, 'DisplayVersion')).toBe(VERSION);
    writeFileSync(settings, 'HUB_PORT=7999\r\n');
    expect(windows.run(SERVICE, 'start')).toBe(0);
    expect(state()).toContain('RUNNING');
  });

  it('goes without the office’s data', () => {
    expect(windows.uninstall('Loket Hub', 'Uninstall.exe', LISTED)).toBe(0);
    expect(existsSync(windows.path('Program Files/Loket Hub'))).toBe(false);
    expect(state()).not.toContain('RUNNING');
    expect(windows.value(LISTED, 'DisplayVersion')).toBeUndefined();
    expect(windows.list('ProgramData', 'Loket Hub', 'data')).toContain('keys.json');
    expect(existsSync(windows.path(TASK))).toBe(false);
  });
});
