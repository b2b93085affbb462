import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const SHARED = ['package.json', 'tsconfig.base.json', '.oxlintrc.json', '.dependency-cruiser.mjs'];

export type PlantedTree = {
  root: string;
  /** Runs a tool of node_modules inside the tree; both streams together. */
  run: (tool: readonly string[], args: readonly string[]) => string;
  remove: () => void;
};

/** A tree with this project's configuration and the given files instead of its sources. */
export function plantTree(files: Record<string, string>): PlantedTree {
  const root = mkdtempSync(path.join(os.tmpdir(), 'loket-planted-'));
  for (const name of SHARED) copyFileSync(path.join(ROOT, name), path.join(root, name));
  const tsconfig = {
    extends: './tsconfig.base.json',
    compilerOptions: {
      types: [],
      jsx: 'react-jsx',
      composite: false,
      noEmit: true,
      emitDeclarationOnly: false,
    },
    include: ['**/*.ts', '**/*.tsx'],
  };
  writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(tsconfig));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return {
    root,
    run: (tool, args) => {
      const script = path.join(ROOT, 'node_modules', ...tool);
      const done = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
      return done.stdout + done.stderr;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
