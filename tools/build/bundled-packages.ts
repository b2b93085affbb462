import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = 'node_modules';

/**
 * Folder under `node_modules` of the package that a module is of, as the lock file names it; null for a module of our own. What a build
 * makes up for itself begins with a NUL and may name a file behind it.
 */
export function packageFolderOf(id: string): string | null {
  const parts = id.replace(/^\0/, '').replace(/\?.*$/s, '').split(/[/\\]/);
  const first = parts.indexOf(FOLDER);
  const last = parts.lastIndexOf(FOLDER);
  const [name = '', inside = ''] = parts.slice(last + 1);
  // Dot folders hold what tools keep for themselves.
  if (last < 0 || name === '' || name.startsWith('.')) return null;
  return [...parts.slice(first + 1, last + 1), name, ...(name.startsWith('@') ? [inside] : [])].join('/');
}

/**
 * Writes which packages really went into one build, for the list of parts of a release: the modules of its scripts and of its workers',
 * the files that they name, and what is copied beside them. `workers` goes into the builds of workers, which end before the page's.
 */
export function bundledPackages(file: string, copied: readonly string[] = []) {
  const folders = new Set<string>();
  const add = (ids: readonly string[]): void => {
    for (const folder of ids.map(packageFolderOf)) if (folder !== null) folders.add(folder);
  };
  const look: Plugin['generateBundle'] = (_options, bundle) => {
    for (const one of Object.values(bundle)) {
      add(one.type === 'chunk' ? Object.keys(one.modules) : one.originalFileNames);
    }
  };
  const workers: Plugin = { name: 'loket:packages-of-worker', apply: 'build', generateBundle: look };
  const page: Plugin = {
    name: 'loket:packages',
    apply: 'build',
    generateBundle: look,
    writeBundle() {
      add(copied);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify([...folders].toSorted(), null, 2)}\n`);
    },
  };
  return { page, workers };
}
