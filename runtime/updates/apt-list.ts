import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toInstant } from '#common/kernel/instant.ts';
import type { Ends } from '#common/domain/station/endings.ts';

/** Where Debian's apt keeps what it fetched last; everybody may read it. */
const APT_LISTS = '/var/lib/apt/lists';
const LIST = /_dists_stable_(?:In)?Release$/;
/** The head of a list, with its dates, is far shorter; what comes after are sums. */
const HEAD_BYTES = 4096;

/**
 * When the office's own lists of packages end, as this PC's apt has them: after that day apt believes them no more, and the PC finds no
 * update. The key that signed them lives at least as long (`release:apt` sees to it). Empty on Windows, and where no list of ours was fetched.
 */
export async function aptListEnds(folder = APT_LISTS): Promise<Ends[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => LIST.test(name));
  const found = await Promise.all(names.map((name) => endOf(folder, name).catch(() => null)));
  return found.filter((one) => one !== null);
}

async function endOf(folder: string, file: string): Promise<Ends | null> {
  const head = await headOf(join(folder, file));
  const until = Date.parse(/^Valid-Until: (.+)$/m.exec(head)?.[1] ?? '');
  if (!/^Origin: Loket$/m.test(head) || Number.isNaN(until)) return null;
  // apt names the file after the address: "/" stands as "_", and "_" itself is escaped.
  const address = decodeURIComponent(file.replace(LIST, '').replaceAll('_', '/'));
  return { kind: 'APT_LIST', name: address.slice(0, 100), endsAt: toInstant(new Date(until)) };
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
