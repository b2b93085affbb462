import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CURRENT, hasWine, REAL_HUB } from './built.ts';
import { suitWine } from './lacks-of-wine.ts';
import { Windows } from './wine.ts';

/** Writes under a key, reads under it again, and says what another key gets. */
const TRIAL = `
import Database from 'better-sqlite3';
process.chdir(import.meta.dirname);
function open(key) {
  const database = new Database('trial.db');
  database.pragma("cipher = 'chacha20'");
  database.pragma("key = '" + key + "'");
  return database;
}
const first = open('right');
first.exec('create table kept (word text)');
first.prepare('insert into kept values (?)').run('sealed');
first.close();
const again = open('right');
console.log(again.prepare('select word from kept').pluck().get());
again.close();
try {
  open('wrong').prepare('select word from kept').get();
} catch (error) {
  console.log(error.code);
}
`;
const SAYS = /^sealed\r?\nSQLITE_NOTADB\r?\n$/;

/** The package as it was laid out, its addon from the folder beside the archive. */
function layOut(folder: string, unpacked: string): void {
  const inside = 'node_modules/better-sqlite3';
  cpSync(join(CURRENT, 'pack/app/node_modules'), join(folder, 'node_modules'), { recursive: true });
  rmSync(join(folder, inside, 'prebuilds'), { recursive: true });
  const addons = join(CURRENT, 'pack/dist', unpacked, 'resources/app.asar.unpacked', inside, 'prebuilds');
  cpSync(addons, join(folder, inside, 'prebuilds'), { recursive: true });
  writeFileSync(join(folder, 'trial.mjs'), TRIAL);
}

describe('the driver’s addon out of the package, without a rebuild', () => {
  it('opens encrypted records on Linux', () => {
    const folder = mkdtempSync(join(tmpdir(), 'loket-addon-'));
    try {
      layOut(folder, 'linux-unpacked');
      expect(execFileSync(process.execPath, ['trial.mjs'], { cwd: folder, encoding: 'utf8' })).toMatch(SAYS);
      expect(readFileSync(join(folder, 'trial.db')).includes('SQLite format')).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.skipIf(!hasWine)('opens encrypted records on a Windows, under Node for Windows', () => {
    const windows = new Windows();
    try {
      const folder = windows.path('trial');
      layOut(folder, 'win-unpacked');
      cpSync(join(REAL_HUB, 'pack/hub-setup/staged/node.exe'), join(folder, 'node.exe'));
      expect(suitWine(folder)).toEqual(['node.exe']);
      const said = windows.answer('', 'C:\\trial\\node.exe', 'C:\\trial\\trial.mjs');
      expect(said).toMatch(SAYS);
      expect(readFileSync(join(folder, 'trial.db')).includes('SQLite format')).toBe(false);
    } finally {
      windows.remove();
    }
  });
});
