import { z } from 'zod';
import { err, ok, type Result } from '#common/kernel/result.ts';
import { MACHINE_POLICY, POLICY_KEYS, type MachinePolicy, type PolicyEntry } from './machine-policy.ts';

/** A key whose value is not one that the table allows; nothing of the policy may be used then. */
export type PolicyFault = { key: string };

export type ParsedPolicy = {
  policy: MachinePolicy;
  /** Names that this version does not know, of an older or newer template: told, never obeyed. */
  ignored: readonly string[];
};

/**
 * Reads values as they stand in a registry or a file: numbers and flags may be numbers, a list of names may be one. The first value
 * that does not fit is the fault, by its key; the value itself is not repeated.
 */
export function parsePolicy(raw: Readonly<Record<string, unknown>>): Result<ParsedPolicy, PolicyFault> {
  const policy: Record<string, unknown> = {};
  for (const key of POLICY_KEYS) {
    if (raw[key] === undefined) continue;
    const parsed = schemaOf(MACHINE_POLICY[key]).safeParse(raw[key]);
    if (!parsed.success) return err({ key });
    policy[key] = parsed.data;
  }
  // A pin without the file that it pins, or the other way about, would be no pin at all.
  if ((policy['HubCaSha256'] === undefined) !== (policy['HubCaFile'] === undefined)) {
    return err({ key: policy['HubCaFile'] === undefined ? 'HubCaFile' : 'HubCaSha256' });
  }
  const ignored = Object.keys(raw).filter((key) => !Object.hasOwn(MACHINE_POLICY, key));
  return ok({ policy, ignored });
}

function schemaOf(entry: PolicyEntry): z.ZodType {
  switch (entry.kind) {
    case 'TEXT':
      return z.string().max(entry.maximum).regex(new RegExp(entry.pattern));
    case 'CHOICE':
      return z.enum(entry.options);
    case 'NUMBER':
      return z.int().min(entry.minimum).max(entry.maximum);
    case 'FLAG':
      return z.union([z.boolean(), z.literal([0, 1]).transform((bit) => bit === 1)]);
    case 'LIST':
      return z.array(z.enum(entry.options)).refine((names) => new Set(names).size === names.length);
  }
}
