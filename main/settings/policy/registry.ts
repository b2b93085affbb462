import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { POLICY_KEYS } from '#common/domain/station/machine-policy.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { windowsFolder } from '#runtime/windows-folder.ts';

const run = promisify(execFile);
const PARENT = String.raw`HKLM\SOFTWARE\Policies`;
export const REGISTRY_PLACE = String.raw`${PARENT}\Loket`;

/** Runs `reg query <key>`; rejects when the program says no. */
export type QueryRegistry = (key: string) => Promise<string>;

/** The system's own program by its full path: a `reg.exe` that somebody put beside Loket is never run. */
export const queryRegistry: QueryRegistry = async (key) => {
  const { stdout } = await run(join(windowsFolder(), 'System32', 'reg.exe'), ['query', key, '/reg:64'], {
    windowsHide: true,
    timeout: 15_000,
  });
  return stdout;
};

/** The machine's part of the registry alone: a person's own part (HKCU) decides nothing. Null without a policy. Throws POLICY_UNREADABLE. */
export async function readRegistryPolicy(
  query: QueryRegistry = queryRegistry,
): Promise<Record<string, unknown> | null> {
  try {
    // The parent stands on every Windows; asked first, so that "cannot be read" is never taken for "not there".
    const parent = await query(PARENT);
    const isThere = lines(parent).some((line) => /^HKEY_.*\\Loket$/i.test(line));
    return isThere ? valuesOf(await query(REGISTRY_PLACE)) : null;
  } catch {
    throw new CodedError('POLICY_UNREADABLE', { place: REGISTRY_PLACE });
  }
}

/** What `reg query` prints: one value a line as name, type and data between four spaces, after the key's own line. */
export function valuesOf(printed: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const line of lines(printed)) {
    // A name may hold spaces; one that is not known is told, never dropped.
    const found = /^ {4}(.+?) {4}REG_([A-Z_]+)(?: {4}(.*))?$/.exec(line);
    const [, name, type, data = ''] = found ?? [];
    if (name !== undefined && type !== undefined) values[knownNameOf(name)] = dataOf(type, data);
  }
  return values;
}

/** Windows takes `huburl` and `HubUrl` for one name, so this does too. */
function knownNameOf(name: string): string {
  return POLICY_KEYS.find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

function dataOf(type: string, data: string): unknown {
  switch (type) {
    case 'SZ':
      // Written in letters that the console's code page does not have: rather no value than a wrong one.
      return data.includes('\uFFFD') ? null : data;
    case 'DWORD':
      return Number.parseInt(data, 16);
    case 'MULTI_SZ':
      return data === '' ? [] : data.split(String.raw`\0`);
    default:
      return null;
  }
}

function lines(text: string): string[] {
  return text.split(/\r?\n/);
}
