import { cpSync, existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { parseAst } from 'vite';
import { ROOT } from './paths.ts';

/** Of a package only what runs: no sources, maps, tests, types or papers beside its licence. */
const LEFT_OUT =
  /(?:\.(?:map|md|markdown|ts|mts|cts|flow|c|cc|cpp|h|gyp|gypi)|\.d\.[cm]?ts|\.test\.[cm]?js)$/i;
const LEFT_OUT_FOLDERS = new Set(['test', 'tests', '__tests__', 'docs', 'examples', 'benchmark', '.github']);
/** What the driver is compiled from; elsewhere `src` may be what runs. */
const DRIVER_SOURCES = new Set(['deps', 'src']);
const BUILTIN = new Set(builtinModules);

export type Manifest = {
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};

/** What a built script imports of packages, as it names it. */
export function importsOf(script: string): string[] {
  const found = new Set<string>();
  for (const node of parseAst(script).body) {
    if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') continue;
    const from = node.source?.value;
    if (typeof from === 'string' && packageOf(from) !== '') found.add(from);
  }
  return [...found].filter((name) => name !== 'electron').toSorted();
}

/** Names of the packages behind these imports, each once. */
export function packagesOf(specifiers: readonly string[]): string[] {
  return [...new Set(specifiers.map(packageOf))].toSorted();
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('.') || specifier.startsWith('node:') || BUILTIN.has(specifier)) return '';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

/** Folders of these packages and of all that they need, as npm laid them out. */
export function closureOf(names: readonly string[]): string[] {
  const folders = new Set<string>();
  const visit = (name: string, from: string, isOptional: boolean): void => {
    const folder = findPackage(name, from);
    if (!folder) {
      if (isOptional) return;
      throw new Error(`${name} is not installed`);
    }
    if (folders.has(folder)) return;
    folders.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    for (const next of Object.keys(dependencies)) visit(next, folder, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) visit(next, folder, true);
  };
  for (const name of names) visit(name, ROOT, false);
  return [...folders].toSorted();
}

export function findPackage(name: string, from = ROOT): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === ROOT) return null;
  }
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Copies a package to where it stands in `node_modules`, under `app`. */
export function copyPackage(folder: string, app: string): void {
  const { name } = manifestOf(folder);
  cpSync(folder, path.join(app, path.relative(ROOT, folder)), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (from) => from === folder || isPacked(path.relative(folder, from), name),
  });
}

function isPacked(inside: string, name: string): boolean {
  const parts = inside.split(path.sep);
  if (parts.includes('node_modules')) return false;
  const [first = ''] = parts;
  const isSource = name === 'better-sqlite3-multiple-ciphers' && DRIVER_SOURCES.has(first);
  return !isSource && !LEFT_OUT_FOLDERS.has(first) && !LEFT_OUT.test(inside) && isForHere(inside);
}

/** Addons of the two systems that packages are made for. */
function isForHere(inside: string): boolean {
  return (
    !inside.includes('prebuilds') || !inside.endsWith('.node') || /(?:linux|win32)-x64\.node$/.test(inside)
  );
}
