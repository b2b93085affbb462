import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fingerprint, OUTPUTS } from './build.mjs';
import { table } from './check.mjs';
import { findChromium, findProgram, isLocked } from './system-packages.mjs';
import { commands, profileFor } from './commands.mjs';
import { missingEntries, platformOf } from './complete-lock.mjs';
import { hasDisplay } from './display.mjs';
import { isTimeToRetry } from './electron-binary.mjs';
import { messages } from './messages.mjs';
import { canLoadDriver, isAtLeast } from './node-version.mjs';
import { at } from './paths.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'loket-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the caller’s Node', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v24.21.0', true],
    ['v25.0.0-nightly2026', true],
    ['v20.18.9', false],
    ['v18.20.8', false],
    ['v9.99.99', false],
  ])('%s: %s', (version, expected) => {
    expect(isAtLeast(version, '20.19.0')).toBe(expected);
  });

  it('may load the driver only from Node-API 10 on', () => {
    expect(canLoadDriver({ napi: '10' })).toBe(true);
    expect(canLoadDriver({ napi: '9' })).toBe(false);
    expect(canLoadDriver({})).toBe(false);
  });
});

describe('a display', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: '' }, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'win32', true],
    [{}, 'darwin', true],
  ])('%j on %s: %s', (env, platform, expected) => {
    expect(hasDisplay(env, /** @type {NodeJS.Platform} */ (platform))).toBe(expected);
  });
});

describe('Chromium', () => {
  const browser = path.join(folder, 'chromium-browser');
  writeFileSync(browser, '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(path.join(folder, 'chromium'), 'not a program', { mode: 0o644 });

  it.skipIf(process.platform === 'win32')('is the first program of a known name in PATH', () => {
    expect(findChromium({ PATH: folder })).toBe(browser);
    expect(findProgram('chromium', { PATH: folder })).toBeUndefined();
  });

  it('is never another one than the chosen one', () => {
    expect(findChromium({ PATH: folder, CHROMIUM_PATH: path.join(folder, 'absent') })).toBeUndefined();
  });

  it('is waited for while another apt-get works', () => {
    expect(isLocked('E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12')).toBe(
      true,
    );
    expect(isLocked('E: Unable to locate package chromium')).toBe(false);
  });
});

describe('the download of Electron', () => {
  const now = Date.parse('2026-11-24T08:00:00Z');

  it('is tried once a day', () => {
    expect(isTimeToRetry(undefined, now)).toBe(true);
    expect(isTimeToRetry(now - 60_000, now)).toBe(false);
    expect(isTimeToRetry(now - 25 * 3_600_000, now)).toBe(true);
  });

  it('is tried when the clock was wrong the last time', () => {
    expect(isTimeToRetry(now + 3_600_000, now)).toBe(true);
  });
});

describe('the fingerprint of the sources', () => {
  const source = path.join(folder, 'main');
  mkdirSync(source);
  writeFileSync(path.join(source, 'a.ts'), 'export const a = 1;');
  const before = fingerprint(folder, ['main', 'absent', 'main/a.ts']);

  it('does not change with the time of a file, nor with a test', () => {
    utimesSync(path.join(source, 'a.ts'), 1, 1);
    writeFileSync(path.join(source, 'a.test.ts'), 'it();');
    expect(fingerprint(folder, ['main', 'absent', 'main/a.ts'])).toBe(before);
  });

  it('changes with content and with names', () => {
    writeFileSync(path.join(source, 'b.ts'), '');
    const withB = fingerprint(folder, ['main', 'absent', 'main/a.ts']);
    expect(withB).not.toBe(before);
    writeFileSync(path.join(source, 'b.ts'), ' ');
    expect(fingerprint(folder, ['main', 'absent', 'main/a.ts'])).not.toBe(withB);
  });
});

describe('what a build leaves', () => {
  it('is looked for where the program is started from, or every command would build again', () => {
    const { main } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
    expect(OUTPUTS).toContain(main);
  });
});

describe('the lock file', () => {
  it('gets the platforms that npm left out, marked so that others skip them', () => {
    const packages = {
      '': {},
      'node_modules/oxlint': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: {
          '@oxlint/binding-win32-x64-msvc': '1.0.0',
          '@oxlint/binding-linux-x64-gnu': '1.0.0',
        },
      },
      'node_modules/@oxlint/binding-linux-x64-gnu': { version: '1.0.0' },
    };
    expect(missingEntries(packages)).toEqual({
      'node_modules/@oxlint/binding-win32-x64-msvc': {
        version: '1.0.0',
        dev: true,
        optional: true,
        os: ['win32'],
        cpu: ['x64'],
      },
    });
  });

  it('finds an entry in the package’s own node_modules', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/a/node_modules/b-linux-x64': { version: '1.0.0' },
    };
    expect(missingEntries(packages)).toEqual({});
  });

  it.each([
    ['@x/binding-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@x/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@x/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['fsevents', undefined],
  ])('reads the platform from the name %s', (name, expected) => {
    expect(platformOf(name)).toEqual(expected);
  });
});

describe('commands', () => {
  it('show made-up people to somebody who looks, and test data to tests', () => {
    expect(profileFor('start', {})).toBe('demo');
    expect(profileFor('test', {})).toBe('test');
    expect(profileFor('start', { LOKET_PROFILE: 'test' })).toBe('test');
  });

  it('are those of package.json', () => {
    const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8'));
    const named = Object.values(manifest.scripts).flatMap(
      (line) => /run\.mjs (\S+)$/.exec(String(line))?.[1] ?? [],
    );
    expect(named.toSorted()).toEqual(Object.keys(commands).toSorted());
  });
});

describe('what people read', () => {
  it.each([
    messages.nodeTooOld('v18.0.0', '20.19.0'),
    messages.wrongNode('v20.20.2'),
    messages.installFailed(1),
    messages.chromiumMissing(),
    messages.electronMissing('win32'),
    messages.displayMissing(),
    messages.buildFailed(1),
  ])('is one Indonesian and one English line: %s', (text) => {
    expect(text.split('\n')).toHaveLength(2);
  });

  it('is a table of the checks with one row each', () => {
    const text = table([
      { name: 'types', what: 'tsc -b', state: 'ok', seconds: 1.23, output: '' },
      { name: 'lint', what: 'oxlint', state: 'failed', seconds: 12, output: 'x' },
      { name: 'unused', what: 'knip', state: 'not yet', seconds: 0, output: 'nothing to judge' },
    ]);
    expect(text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))).toEqual([
      'types tsc -b ok 1.2 s',
      'lint oxlint FAILED 12.0 s',
      'unused knip not yet (nothing to judge)',
    ]);
  });
});
