import { builtinModules } from 'node:module';
import path from 'node:path';
import { isTest } from './source-files.ts';

/**
 * Who may import whom. The first row whose `from` fits the importing file decides. `local` lists folders of this checkout (a
 * row may always import its own files); `npm` is the list of allowed packages, or `but` the list of forbidden ones.
 */
type Row = {
  name: string;
  from: RegExp;
  local: RegExp;
  node: boolean;
  npm: { only: readonly string[] } | { but: readonly string[] };
};

const SQL = ['knex', 'better-sqlite3', 'pg'];
const REACT = ['react', 'react-dom', 'react-redux', 'react-router', 'react-i18next'];
const SHELL =
  /^main\/(?:index\.ts$|app\/|windows\/|security\/|update\/|crash\/|ipc\/register|settings\/store)/;

const ROWS: readonly Row[] = [
  {
    name: 'kernel',
    from: /^common\/kernel\//,
    local: /^common\/kernel\//,
    node: false,
    npm: { only: ['zod'] },
  },
  {
    name: 'domain',
    from: /^common\/domain\//,
    local: /^common\/(?:kernel|domain)\//,
    node: false,
    npm: { only: ['zod'] },
  },
  {
    name: 'contract',
    from: /^common\/contract\//,
    local: /^common\/(?:kernel|domain|contract)\//,
    node: false,
    npm: { only: ['zod'] },
  },
  { name: 'i18n', from: /^common\/i18n\//, local: /^common\/i18n\//, node: false, npm: { only: [] } },
  { name: 'common', from: /^common\//, local: /^common\//, node: false, npm: { only: ['zod'] } },
  {
    name: 'shell',
    from: SHELL,
    local: /^(?:common|runtime|main|resources)\//,
    node: true,
    npm: { but: [...SQL, ...REACT] },
  },
  {
    name: 'records',
    from: /^main\/records\//,
    local: /^(?:common|runtime|main|resources)\//,
    node: true,
    npm: { but: ['electron', ...REACT] },
  },
  {
    name: 'core',
    from: /^main\//,
    local: /^(?:common|runtime|main|resources)\//,
    node: true,
    npm: { but: ['electron', ...SQL, ...REACT] },
  },
  {
    name: 'preload',
    from: /^preload\//,
    local: /^(?:preload|common\/contract)\//,
    node: false,
    npm: { only: ['electron'] },
  },
  {
    name: 'ui-and-lib',
    from: /^renderer\/(?:ui|lib)\//,
    local: /^(?:common\/|resources\/|renderer\/(?!features\/|app\/))/,
    node: false,
    npm: { but: ['electron', 'electron-store', ...SQL] },
  },
  {
    name: 'workers',
    from: /^renderer\/workers\//,
    local: /^(?:common|resources|renderer\/lib|renderer\/workers)\//,
    node: false,
    npm: { but: ['electron', 'electron-store', ...SQL, ...REACT] },
  },
  {
    name: 'renderer',
    from: /^renderer\//,
    local: /^(?:common|renderer|resources)\//,
    node: false,
    npm: { but: ['electron', 'electron-store', ...SQL] },
  },
  {
    name: 'runtime',
    from: /^runtime\//,
    local: /^(?:common|runtime|resources)\//,
    node: true,
    npm: { but: ['electron', ...SQL, ...REACT] },
  },
  {
    name: 'hub-store',
    from: /^hub\/store\//,
    local: /^(?:common|runtime|hub|resources)\//,
    node: true,
    npm: { but: ['electron', ...REACT] },
  },
  {
    name: 'hub',
    from: /^hub\//,
    local: /^(?:common|runtime|hub|resources)\//,
    node: true,
    npm: { but: ['electron', ...SQL, ...REACT] },
  },
];

/** What is wrong with the imports of one file, one sentence each; nothing for tests and tools, which may import everything. */
export function findImportViolations(file: string, specifiers: readonly string[]): string[] {
  const row = isTest(file) ? undefined : ROWS.find((candidate) => candidate.from.test(file));
  return specifiers.flatMap((specifier) => {
    const target = resolveLocal(file, specifier);
    const problem = climbs(specifier)
      ? 'climbs more than one folder; use #common/…, #main/…, #renderer/…'
      : target === undefined
        ? row && checkForeign(row, specifier)
        : checkLocal(file, row, target);
    return problem ? [`${file} → ${specifier}: ${problem}`] : [];
  });
}

function checkForeign(row: Row, specifier: string): string | undefined {
  const name = packageOf(specifier);
  if (specifier.startsWith('node:') || builtinModules.includes(name)) {
    return row.node ? undefined : `${row.name} has no Node`;
  }
  const isAllowed = 'only' in row.npm ? row.npm.only.includes(name) : !row.npm.but.includes(name);
  return isAllowed ? undefined : `${row.name} may not use ${name}`;
}

function checkLocal(file: string, row: Row | undefined, target: string): string | undefined {
  if (!isTest(file) && isTest(target)) return 'only tests import tests';
  if (!row) return undefined;
  if (target.startsWith('tools/')) return 'tools/ is not part of the program';
  if (!row.local.test(target)) return `${row.name} may not reach ${target}`;
  if (['core', 'records'].includes(row.name) && SHELL.test(target)) return 'the core does not know the shell';
  const mine = featureOf(file);
  const theirs = featureOf(target);
  if (mine && theirs && mine !== theirs && !/^renderer\/features\/[^/]+\/index\.tsx?$/.test(target)) {
    return `feature ${mine} reaches feature ${theirs} only through its index.ts`;
  }
  return undefined;
}

/** The file in this checkout that a specifier names, or undefined for packages. */
function resolveLocal(file: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return bare.slice(1);
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(file), bare);
  return undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function featureOf(file: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
}

function climbs(specifier: string): boolean {
  return specifier.startsWith('../../');
}
