import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTest, listSourceFiles, ROOT } from './source-files.ts';

/** docs/ARCHITECTURE.md §4; one more needs an ADR. */
const ALLOWED_FOLDERS = [
  '.ci',
  '.github',
  'common',
  'docs',
  'hub',
  'main',
  'preload',
  'renderer',
  'resources',
  'runtime',
  'test',
  'tools',
];
const ALLOWED_TEST_FOLDERS = [
  'architecture',
  'bench',
  'bench-sync',
  'domain',
  'e2e',
  'faults',
  'fixtures',
  'pages',
  'integration',
  'packaging',
  'security',
  'stand-in',
  'support',
  'tour',
];
/** Where vitest and Playwright look; the same as in their configuration files. */
const RUN_BY_VITEST =
  /^(?:(?:common|runtime|main|renderer|hub|tools)\/.*|test\/(?:architecture|integration|security|domain|support)\/.*)\.test\.(?:ts|tsx|mjs)$/;
/** By `npm run test:packaging`. */
const RUN_BY_PACKAGING = /^test\/packaging\/[^/]*\.test\.ts$/;
const RUN_BY_PLAYWRIGHT = /^test\/(?:e2e|stand-in)\/.*\.(?:spec|test)\.ts$/;

describe('the folders of the checkout', () => {
  it('are the ones of the architecture page', () => {
    expect(unknownFolders(listFolders('.'), ALLOWED_FOLDERS)).toEqual([]);
  });

  it('below test/ are the agreed ones', () => {
    expect(unknownFolders(listFolders('test'), ALLOWED_TEST_FOLDERS)).toEqual([]);
  });

  it('catch a new one', () => {
    expect(unknownFolders(['src', 'main'], ALLOWED_FOLDERS)).toEqual(['src']);
  });
});

describe('test files', () => {
  const files = listSourceFiles(['common', 'runtime', 'main', 'preload', 'renderer', 'hub', 'test', 'tools'])
    .map((file) => file.path)
    .filter((file) => /\.(?:test|spec)\.[a-z]+$/.test(file));

  it('all belong to a runner, so that none is forgotten in silence', () => {
    expect(files.filter((file) => !isRun(file))).toEqual([]);
  });

  it.each(['preload/index.test.ts', 'common/kernel/a.spec.ts', 'test/tour/a.test.ts'])(
    'catch a forgotten one: %s',
    (file) => {
      expect(isRun(file)).toBe(false);
    },
  );

  it.each(['common/kernel/a.test.ts', 'tools/start/a.test.mjs', 'test/e2e/desk.spec.ts'])(
    'know %s',
    (file) => {
      expect(isRun(file)).toBe(true);
      expect(isTest(file)).toBe(true);
    },
  );
});

function isRun(file: string): boolean {
  return RUN_BY_VITEST.test(file) || RUN_BY_PLAYWRIGHT.test(file) || RUN_BY_PACKAGING.test(file);
}

function unknownFolders(folders: readonly string[], allowed: readonly string[]): string[] {
  return folders.filter((folder) => !allowed.includes(folder));
}

/** Folders that git would keep: what .gitignore names (build output, packages) does not count. */
function listFolders(where: string): string[] {
  const base = path.join(ROOT, where);
  const folders = readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.git')
    .map((entry) => entry.name);
  if (!existsSync(path.join(ROOT, '.git')) || folders.length === 0) return folders;
  return folders.filter((folder) => !isIgnored(path.posix.join(where, folder)));
}

function isIgnored(folder: string): boolean {
  try {
    execFileSync('git', ['check-ignore', '-q', `${folder}/`], { cwd: ROOT });
    return true;
  } catch {
    return false;
  }
}
