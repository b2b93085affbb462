import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Two functions of Windows that wine 8 has not, or not whole: Node asks VirtualAlloc2 for placeholders and dies where it gets none, PostgreSQL
 * does not start without NtFlushBuffersFileEx. Both look them up by name and go on without the first and with the older form of the second.
 */
const RENAMED = [
  ['VirtualAlloc2\0', 'VirtualAllocX\0'],
  ['NtFlushBuffersFileEx\0', 'NtFlushBuffersFile\0\0\0'],
] as const;

/** Lets programs for Windows ask this wine for what it has. Answers the files that were changed, below the folder. */
export function suitWine(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(?:exe|dll)$/i.test(name))
    .filter((name) => {
      const path = join(folder, name);
      const before = readFileSync(path);
      const after = Buffer.from(before);
      for (const [found, put] of RENAMED) {
        for (let at = after.indexOf(found); at >= 0; at = after.indexOf(found)) {
          after.write(put, at, 'latin1');
        }
      }
      if (after.equals(before)) return false;
      writeFileSync(path, after);
      return true;
    });
}

/** The Windows that Node asks for; wine plays an older one unless it is told. */
export const VERSION_FOR_WINE = ['winecfg', '-v', 'win10'] as const;
