import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PLUGINS = ['StdUtils', 'UAC', 'WinShell', 'SpiderBanner', 'Nsis7z', 'nsProcess'];
const HERE = import.meta.dirname;
const COMPILER = 'x86_64-w64-mingw32-gcc';
const OPTIONS = ['-O1', '-s', '-Wl,--no-insert-timestamp'];

/**
 * The folders and programs that electron-builder would download for an installer of Windows, made of Debian's makensis and small
 * stand-ins for the plug-ins. Answers the environment in which the builder finds them; never for a release.
 */
export function makeNsisStandIn(folder: string): Record<string, string> {
  rmSync(folder, { recursive: true, force: true });
  const bundle = path.join(folder, 'nsis');
  const plugins = path.join(folder, 'resources', 'plugins');
  const programs = path.join(folder, 'bin');
  for (const one of [path.join(bundle, 'linux'), path.join(plugins, 'x86-unicode'), programs]) {
    mkdirSync(one, { recursive: true });
  }
  const library = path.join(folder, 'plugins.dll');
  const libraries = ['-lshlwapi', '-lshell32'];
  execFileSync(COMPILER, ['-shared', ...OPTIONS, '-o', library, path.join(HERE, 'plugins.c'), ...libraries]);
  for (const name of PLUGINS) copyFileSync(library, path.join(plugins, 'x86-unicode', `${name}.dll`));
  execFileSync(COMPILER, [
    ...OPTIONS,
    '-o',
    path.join(bundle, 'elevate.exe'),
    path.join(HERE, '../dummy-electron/launcher.c'),
  ]);
  for (const [name, script] of [
    [path.join(bundle, 'linux', 'makensis'), 'makensis.mjs'],
    [path.join(programs, 'wine'), 'wine.mjs'],
    [path.join(programs, '7za'), 'archive.mjs'],
  ] as const) {
    writeFileSync(
      name,
      `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(path.join(HERE, script))} "$@"\n`,
    );
    chmodSync(name, 0o755);
  }
  return {
    ELECTRON_BUILDER_NSIS_DIR: bundle,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: path.join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: path.join(programs, '7za'),
    PATH: [programs, process.env['PATH'] ?? ''].join(path.delimiter),
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
