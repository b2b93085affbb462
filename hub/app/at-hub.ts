import { parseArgs } from 'node:util';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Doer } from '#hub/features/session/office-change.ts';
import type { OpenHub } from './open-hub.ts';

export function getOfficeId({ officeId }: OpenHub): string {
  if (officeId === null) throw new CodedError('HUB_NOT_SET_UP');
  return officeId;
}

/** Whoever reaches the hub's own machine: no account, and said so in the audit. */
export function atHub(officeId: string): Doer {
  return { officeId, actor: '', desk: 'HUB' };
}

export function options(args: string[], names: readonly string[]): Record<string, string | undefined> {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  return { ...parseArgs({ args, options: known, strict: true }).values };
}
