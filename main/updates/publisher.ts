import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { z } from 'zod';
import { windowsFolder } from '#runtime/windows-folder.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';

const run = promisify(execFile);
const VALID = 0;

const Told = z.object({ Status: z.number(), Subject: z.string() });

/** What the script prints for the file named in LOKET_FILE: nothing of the file's name is ever part of a command. */
const SCRIPT = [
  "$ErrorActionPreference = 'Stop'",
  '$s = Get-AuthenticodeSignature -LiteralPath $env:LOKET_FILE',
  '@{ Status = [int]$s.Status; Subject = [string]$s.SignerCertificate.Subject } | ConvertTo-Json -Compress',
].join('; ');

/** Asks Windows; rejects when it cannot be asked. */
export type AskWindows = (path: string) => Promise<string>;

export const askWindows: AskWindows = async (path) => {
  const system = windowsFolder();
  const program = join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const { stdout } = await run(program, ['-NoProfile', '-NonInteractive', '-Command', SCRIPT], {
    env: { SystemRoot: system, LOKET_FILE: path },
    windowsHide: true,
    timeout: 60_000,
  });
  return stdout;
};

/** Why a signature is not believed; its words are in the catalogue `accept`. */
export type PublisherFault =
  { id: 'NO_PUBLISHER' | 'SIGNATURE_UNKNOWN' | 'OTHER_SIGNER' } | { id: 'SIGNATURE_BAD'; status: number };

/** As `publisherFault`, for the log and electron-updater. */
export async function publisherProblem(
  publishers: readonly string[],
  path: string,
  ask: AskWindows = askWindows,
): Promise<string | null> {
  const fault = await publisherFault(publishers, path, ask);
  if (fault === null) return null;
  return fault.id === 'SIGNATURE_BAD' ? `${fault.id} ${fault.status}` : fault.id;
}

/**
 * Null when Windows holds the signature under the file valid and its signer has exactly this distinguished name; otherwise why not. A PC
 * on which it cannot be asked (a policy bars PowerShell) takes no update: electron-updater's own check would let it pass there.
 */
export async function publisherFault(
  publishers: readonly string[],
  path: string,
  ask: AskWindows = askWindows,
): Promise<PublisherFault | null> {
  if (publishers.length === 0) return { id: 'NO_PUBLISHER' };
  const told = Told.safeParse(jsonOrNull(await ask(path).catch(() => '')));
  if (!told.success) return { id: 'SIGNATURE_UNKNOWN' };
  if (told.data.Status !== VALID) return { id: 'SIGNATURE_BAD', status: told.data.Status };
  const signer = told.data.Subject;
  return publishers.some((name) => isSamePublisher(name, signer)) ? null : { id: 'OTHER_SIGNER' };
}

export function isSamePublisher(left: string, right: string): boolean {
  return normal(left) === normal(right);
}

/** Order and writing of the parts as Windows prints them; only the spaces around the commas differ between its versions. */
function normal(name: string): string {
  return name
    .split(',')
    .map((part) => part.trim())
    .join(',');
}

const UpdateConfig = z.object({ publisherName: z.union([z.string().min(1), z.array(z.string().min(1))]) });

/** Whom this build names as its publisher, by the text of its `app-update.yml`. None: it takes no update on Windows. */
export function publishersIn(configText: string): readonly string[] {
  const parsed = UpdateConfig.safeParse(yamlOrNull(configText));
  if (!parsed.success) return [];
  const { publisherName } = parsed.data;
  return typeof publisherName === 'string' ? [publisherName] : publisherName;
}

function yamlOrNull(text: string): unknown {
  try {
    return load(text);
  } catch {
    return null;
  }
}
