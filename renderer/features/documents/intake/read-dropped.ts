import type { NotAdded } from './intake-context.ts';

/** As main allows; a larger file is not even read. */
const MAX_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 30;

type Dropped = { read: readonly { name: string; bytes: Uint8Array }[]; refused: readonly NotAdded[] };

/** Files that a person let go over the page. What a folder or a lost file gives is told by name. */
export async function readDropped(files: readonly File[]): Promise<Dropped> {
  const read: { name: string; bytes: Uint8Array }[] = [];
  const refused: NotAdded[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    if (file.size > MAX_BYTES) {
      const details = { maxMegabytes: MAX_BYTES / 1024 / 1024 };
      refused.push({ file: file.name, error: { code: 'FILE_TOO_LARGE', details } });
      continue;
    }
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      refused.push({ file: file.name, error: { code: 'FILE_UNREADABLE' } });
    }
  }
  for (const { name } of files.slice(MOST_FILES)) {
    refused.push({ file: name, error: { code: 'FILES_TOO_MANY', details: { most: MOST_FILES } } });
  }
  return { read, refused };
}
