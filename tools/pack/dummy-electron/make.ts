import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPackage } from '@electron/asar';

export type PackedPlatform = 'linux' | 'win32';

const LANGUAGES = ['en-US', 'id', 'de'];
const PAPERS = ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat'];

/**
 * A folder that looks like an unpacked Electron to electron-builder and starts nothing: a small program with a fuse wire, the languages,
 * and a sample app that the build must throw out. It has nothing to do with the stand-in that runs the program.
 */
export async function makeDummyElectron(
  folder: string,
  { platform, version }: { platform: PackedPlatform; version: string },
): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  if (platform === 'linux') compileLinux(folder);
  else compileWindows(folder);
  for (const language of LANGUAGES) {
    writeFileSync(path.join(folder, 'locales', `${language}.pak`), `dummy-electron ${language}\n`);
  }
  for (const name of PAPERS) writeFileSync(path.join(folder, name), `dummy-electron ${name}\n`);
  writeFileSync(path.join(folder, 'version'), version);
  const sample = path.join(folder, 'sample');
  mkdirSync(sample);
  writeFileSync(path.join(sample, 'main.js'), '// dummy-electron\n');
  await createPackage(sample, path.join(folder, 'resources', 'default_app.asar'));
  rmSync(sample, { recursive: true });
  return folder;
}

const LAUNCHER = path.join(import.meta.dirname, 'launcher.c');

function compileLinux(folder: string): void {
  execFileSync('cc', ['-O1', '-s', '-Wl,--build-id=none', '-o', path.join(folder, 'electron'), LAUNCHER]);
}

/** With a version resource, into which the builder writes the checksum of the archive; and with a library, which must be signed too. */
function compileWindows(folder: string): void {
  const resource = path.join(folder, 'version.res');
  const source = path.join(import.meta.dirname, 'version.rc');
  execFileSync('x86_64-w64-mingw32-windres', ['-O', 'coff', '-i', source, '-o', resource]);
  const options = ['-O1', '-s', '-Wl,--no-insert-timestamp'];
  execFileSync('x86_64-w64-mingw32-gcc', [
    ...options,
    '-o',
    path.join(folder, 'electron.exe'),
    LAUNCHER,
    resource,
  ]);
  const library = ['-shared', '-DLOKET_LIBRARY', ...options, '-o', path.join(folder, 'ffmpeg.dll')];
  execFileSync('x86_64-w64-mingw32-gcc', [...library, LAUNCHER]);
  rmSync(resource);
}
