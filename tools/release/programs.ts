import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { ReleaseProblem } from './problem.ts';

/** Programs of the system that look into packages, and the Debian packages that bring them. */
const DEBIAN = {
  'dpkg-deb': 'dpkg',
  msiextract: 'msitools',
  osslsigncode: 'osslsigncode',
  'apt-ftparchive': 'apt-utils',
  gpg: 'gpg',
} as const;
export type Program = keyof typeof DEBIAN;

/** Throws a problem that names what is missing and what brings it: a machine without the tool must not pass for a release that is bad. */
export function needPrograms(names: Iterable<Program>): void {
  const missing = [...names].filter((name) => !isThere(name));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((name) => DEBIAN[name]))].join(' ');
  throw new ReleaseProblem(
    `Nothing was looked at: ${missing.join(', ')} is missing on this machine. Next: apt-get install ${packages}, and again.`,
  );
}

function isThere(name: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
