import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

export type SourceFile = {
  /** Relative to the checkout, with forward slashes. */
  path: string;
  text: string;
};

const SOURCE = /\.(?:ts|tsx|mts|cts|mjs)$/;

/** Every source file below the given top-level folders; a folder that does not exist yet has none. */
export function listSourceFiles(folders: readonly string[], root = ROOT): SourceFile[] {
  return folders
    .flatMap((folder) => walk(path.join(root, folder)))
    .map((file) => ({
      path: path.relative(root, file).split(path.sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** The specifiers of all imports of a file: static, type-only, re-exports, dynamic `import()` and `require()`. */
export function listSpecifiers(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map((found) => found.fileName);
}

/** Without comments, so that a sentence about a forbidden setting is not one. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, '$1');
}

export function isTest(file: string): boolean {
  return file.startsWith('test/') || /\.test\.(?:ts|tsx|mjs)$/.test(file);
}

function walk(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(file);
    return SOURCE.test(entry.name) ? [file] : [];
  });
}
