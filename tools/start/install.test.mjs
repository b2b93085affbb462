import { describe, expect, it } from 'vitest';
import { hashOf, installedMatches, lacksOnlyForeignPackages, withProjectPath } from './install.mjs';

describe('whether node_modules holds what the lock names', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/only-on-windows': { version: '1.0.0', optional: true },
    },
  };

  it('is true although another platform’s package is absent', () => {
    expect(installedMatches(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBe(true);
  });

  it('is false after a version changed', () => {
    expect(installedMatches(wanted, { packages: { 'node_modules/zod': { version: '4.6.6' } } })).toBe(false);
  });

  it('is false when an optional package has another version', () => {
    const packages = {
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/only-on-windows': { version: '0.9.0' },
    };
    expect(installedMatches(wanted, { packages })).toBe(false);
  });

  it('is false when a package is missing or nothing is known', () => {
    expect(installedMatches(wanted, { packages: {} })).toBe(false);
    expect(installedMatches(wanted, {})).toBe(false);
  });

  it('is judged by the content of the lock, not by its time', () => {
    expect(hashOf('{"a":1}')).toBe(hashOf('{"a":1}'));
    expect(hashOf('{"a":1}')).not.toBe(hashOf('{"a":2}'));
  });
});

describe('a lock that npm ci refuses', () => {
  it('is good enough when only packages without a version are missing', () => {
    const output =
      'npm error Missing: @x/binding-darwin-arm64@ from lock file\nnpm error Missing: @x/y@ from lock file\n';
    expect(lacksOnlyForeignPackages(output)).toBe(true);
  });

  it.each([
    'npm error Missing: zod@4.6.7 from lock file\n',
    "npm error Missing: @x/y@ from lock file\nnpm error Invalid: lock file's zod@4.0.0 does not satisfy zod@4.6.7\n",
    'npm error network timeout\n',
    '',
  ])('is not when something else is wrong: %j', (output) => {
    expect(lacksOnlyForeignPackages(output)).toBe(false);
  });
});

describe('the search path of programs', () => {
  it('begins with the project’s tools, once', () => {
    const once = withProjectPath({ PATH: '/usr/bin' });
    const twice = withProjectPath(once);
    expect(twice['PATH']).toBe(once['PATH']);
    expect(once['PATH']).toMatch(/node_modules.\.bin.\/usr\/bin$/);
  });

  it('keeps the spelling that Windows uses', () => {
    expect(Object.keys(withProjectPath({ Path: 'C:\\' }))).toEqual(['Path']);
  });
});
