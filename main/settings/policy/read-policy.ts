import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { parsePolicy, type ParsedPolicy } from '#common/domain/station/parse-policy.ts';
import { pemTextOf } from '#runtime/identity/certificate-ends.ts';
import { POLICY_FILE, readPolicyFile } from './policy-file.ts';
import { readRegistryPolicy, REGISTRY_PLACE } from './registry.ts';

export type ReadPolicy = ParsedPolicy & {
  /** Where it stands on this PC, for whoever has to mend it; null without a policy. */
  place: string | null;
};

export const NO_POLICY: ReadPolicy = { policy: {}, ignored: [], place: null };

/** A file in place of the machine's own, for a sample office that shows or tests a policy. */
export type PolicyPlace = { file: string; owner: number } | null;

/** What IT decides for this PC. Throws POLICY_UNREADABLE, POLICY_INVALID with the key: nothing is opened under half a policy. */
export async function readMachinePolicy(
  instead: PolicyPlace = null,
  platform: NodeJS.Platform = process.platform,
): Promise<ReadPolicy> {
  const isWindows = platform === 'win32' && instead === null;
  const place = isWindows ? REGISTRY_PLACE : (instead?.file ?? POLICY_FILE);
  const raw = isWindows ? await readRegistryPolicy() : await readPolicyFile(place, instead?.owner);
  if (raw === null) return NO_POLICY;
  const parsed = parsePolicy(raw);
  if (!parsed.ok) throw new CodedError('POLICY_INVALID', { key: parsed.error.key, place });
  return { ...parsed.value, place };
}

/** The only certificate that the hub may stand under, as PEM; null where IT names none. Throws POLICY_INVALID when it is not the pinned one. */
export async function readPinnedCa({ policy, place }: ReadPolicy): Promise<string | null> {
  const { HubCaFile: file, HubCaSha256: pin } = policy;
  if (file === undefined || pin === undefined) return null;
  const pem = pemTextOf(await readFile(file).catch(() => Buffer.alloc(0)));
  if (fingerprintOf(pem) !== pin.toLowerCase()) {
    throw new CodedError('POLICY_INVALID', { key: 'HubCaFile', place: place ?? '' });
  }
  return pem;
}

function fingerprintOf(pem: string): string | null {
  try {
    return createHash('sha256').update(new X509Certificate(pem).raw).digest('hex');
  } catch {
    return null;
  }
}
