import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** LOKET_PACKED=1: what the last run built is good enough. */
export const isPacked = process.env['LOKET_PACKED'] === '1';
/** What was built: `release`, and the unpacked folders beside it. */
export const CURRENT = join(ROOT, 'out/test/packaging/current');
/** The hub's setup program with Node and PostgreSQL in it; only where there is a wine. */
export const REAL_HUB = join(ROOT, 'out/test/packaging/real-hub');
export const NEXT = join(ROOT, 'out/test/packaging/next');
export const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
};

export const WINE = '/usr/lib/wine/wine64';
export const WINE_SERVER = '/usr/lib/wine/wineserver64';
export const hasWine = existsSync(WINE);

/** A build from the dummy. Throws with what it said. */
export function pack(...more: string[]): void {
  build('--dummy-electron', more);
}

/** A build with what offices get. */
export function packReal(...more: string[]): void {
  build('--real', more);
}

function build(kind: '--dummy-electron' | '--real', more: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, 'tools/pack/run.ts'), kind, ...more], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Lays aside what the last build made, before another takes its place. */
export function keep(target: string): void {
  rmSync(target, { recursive: true, force: true });
  cpSync(join(ROOT, 'release'), join(target, 'release'), { recursive: true });
  cpSync(join(ROOT, 'out/pack'), join(target, 'pack'), { recursive: true, verbatimSymlinks: true });
}
