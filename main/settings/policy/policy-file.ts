import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';

export const POLICY_FILE = '/etc/loket/policy.json';
const ROOT = 0;
const OTHERS_MAY_WRITE = 0o022;

/**
 * The policy of a Linux PC, null without one. It is believed only when nobody but its owner can have written it, nor put another in its
 * place; otherwise, and when it is no JSON object, POLICY_UNREADABLE.
 */
export async function readPolicyFile(
  path: string = POLICY_FILE,
  owner: number = ROOT,
): Promise<Record<string, unknown> | null> {
  try {
    const found = await stat(path);
    for (const { uid, mode } of [found, await stat(dirname(path))]) {
      if (uid !== owner || (mode & OTHERS_MAY_WRITE) !== 0) throw new CodedError('POLICY_UNREADABLE');
    }
    return z.record(z.string(), z.unknown()).parse(jsonOrNull(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new CodedError('POLICY_UNREADABLE', { place: path });
  }
}
