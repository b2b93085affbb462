import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CURRENT, VERSION } from './built.ts';

const LINTIAN = '/usr/bin/lintian';
const RELEASE = join(CURRENT, 'release');

/** Rules of Debian's own archive that a package of an office does not follow, each with why. Any other error fails. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  loket: {
    'dir-or-file-in-opt': 'electron-builder installs to /opt, where programs that are not of Debian belong',
    'unstripped-binary-or-object':
      'the driver’s addon is packed byte for byte as it came, so that its origin can be proven',
  },
  'loket-hub': {
    'unstripped-binary-or-object': 'Node and PostgreSQL are packed byte for byte as they came',
    'embedded-library': 'PostgreSQL brings the libraries that it was tried with',
    'custom-library-search-path': 'PostgreSQL finds its own libraries beside itself',
    'shared-library-is-executable': 'modes of PostgreSQL’s package',
    'library-not-linked-against-libc': 'libraries of PostgreSQL’s package that hold data alone',
    'missing-dep-for-interpreter': 'scripts of npm packages that the hub never runs',
    'wrong-path-for-interpreter': 'scripts of npm packages that the hub never runs',
    'package-contains-eslint-config-file': 'npm packages as they came',
    'package-contains-npm-ignore-file': 'npm packages as they came',
    'malformed-deb-archive':
      'members packed with zstd, which Debian 12’s dpkg reads and its lintian does not know',
  },
};

/** `E: name: tag …`, with blanks as lintian aligns them. */
function errorsOf(name: string): { tag: string; line: string }[] {
  const file = join(RELEASE, `${name}_${VERSION}_amd64.deb`);
  const { stdout, stderr } = spawnSync(LINTIAN, ['--allow-root', '--tag-display-limit', '0', file], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  // One that could not look at the package has found nothing wrong either.
  expect(`${stdout}${stderr}`).toContain(`${name}: `);
  return stdout.split('\n').flatMap((line) => {
    const tag = /^E: [\w-]+: ([\w-]+)/.exec(line)?.[1];
    return tag === undefined ? [] : [{ tag, line }];
  });
}

describe.skipIf(!existsSync(LINTIAN))('lintian', () => {
  it.each(Object.entries(ALLOWED))('finds in %s no error but those that are meant', (name, allowed) => {
    const errors = errorsOf(name);
    expect(errors.filter(({ tag }) => allowed[tag] === undefined).map(({ line }) => line)).toEqual([]);
    const found = new Set(errors.map(({ tag }) => tag));
    // An exception that nothing needs any more goes.
    expect(Object.keys(allowed).filter((tag) => !found.has(tag))).toEqual([]);
  });
});
