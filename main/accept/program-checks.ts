import { accessSync, constants } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Keyring } from '#main/settings/keys.ts';
import { fail, notAssessed, note, pass, type Check } from './run-checks.ts';

/** As the packages are built (tools/pack/fuses.ts), first fuse first. */
export const FUSE_WIRE = '010011001';
/** Before the wire: Electron's own mark, then its version and its length. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

export type ProgramParts = {
  /** Of the program that runs; null where it was not packaged. */
  executable: string | null;
  archive: string;
  platform: NodeJS.Platform;
  keyring: Keyring;
};

export function programChecks({ executable, archive, platform, keyring }: ProgramParts): Check[] {
  return [
    {
      id: 'FUSES',
      async run() {
        if (executable === null) return notAssessed(note('NOT_PACKAGED'));
        const wire = await readFuseWire(executable);
        if (wire === null) return fail(note('NO_FUSES'));
        return wire === FUSE_WIRE ? pass(wire) : fail(note('FUSES_OTHER', { found: wire, built: FUSE_WIRE }));
      },
    },
    {
      id: 'ARCHIVE',
      async run() {
        if (executable === null) return notAssessed(note('NOT_PACKAGED'));
        if (!archive.endsWith('.asar')) return fail(note('NO_ARCHIVE'));
        // There Electron compares the archive with its own hash at each start: it would not run otherwise.
        if (platform === 'win32' || platform === 'darwin') return pass(note('COMPARED'));
        return isWritable(archive) ? fail(note('CHANGEABLE')) : pass(note('READ_ONLY'));
      },
    },
    {
      id: 'KEYRING',
      async run() {
        const backend = keyring.backend();
        const isUnsafe = backend === 'basic_text' || backend === 'unknown';
        if (!keyring.isAvailable() || isUnsafe) throw new CodedError('KEYRING_MISSING', { keyring: backend });
        const sealed = keyring.wrap('loket');
        if (sealed.includes('loket') || keyring.unwrap(sealed) !== 'loket') return fail(backend);
        return backend === 'stand_in' ? notAssessed(note('STAND_IN')) : pass(backend);
      },
    },
  ];
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The fuses as `0`, `1` or `r` for one that is no more; null without them. */
export async function readFuseWire(executable: string): Promise<string | null> {
  const bytes = await readFile(executable);
  const at = bytes.indexOf(SENTINEL);
  if (at < 0) return null;
  const start = at + SENTINEL.length + 2;
  const length = bytes[start - 1] ?? 0;
  return bytes.subarray(start, start + length).toString('latin1');
}

const PLAIN = 'SQLite format 3';

/** Whether a file of records begins as one that anybody can open. */
export async function isPlainDatabase(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(PLAIN.length), 0, PLAIN.length, 0);
    return buffer.toString('latin1') === PLAIN;
  } finally {
    await file.close();
  }
}
