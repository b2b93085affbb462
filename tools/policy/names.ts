import {
  MACHINE_POLICY,
  POLICY_KEYS,
  type PolicyEntry,
  type PolicyKey,
} from '#common/domain/station/machine-policy.ts';

/** Where the made files stand, from the project's root. */
export const PLACES = {
  admx: 'resources/policy/loket.admx',
  admlIndonesian: 'resources/policy/id-ID/loket.adml',
  admlEnglish: 'resources/policy/en-US/loket.adml',
  schema: 'resources/policy/policy.schema.json',
  page: 'docs/how-to/machine-policy.md',
} as const;

export const REGISTRY_KEY = String.raw`SOFTWARE\Policies\Loket`;

export const entries = (): readonly (readonly [PolicyKey, PolicyEntry])[] =>
  POLICY_KEYS.map((key) => [key, MACHINE_POLICY[key]] as const);
