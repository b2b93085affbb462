import { CodedError } from '#common/contract/coded-error.ts';
import type { RegisterName } from '#common/domain/registers/register.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { readRegister, writeEntry } from './office-registers.ts';

/**
 * Who serves must not fill in the applicants' survey: its lines come from the page before the lock alone. Nor is a reconciliation told
 * by hand: its line comes with the file that was read.
 */
const BY_THEIR_OWN_ACT: ReadonlySet<RegisterName> = new Set(['survey', 'reconciliations']);

type Mine = Extract<keyof Handlers, `registers.${string}`>;

export function registerHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    async 'registers.read'({ register, subject, since }) {
      const kept = await readRegister(desk, REGISTERS[register], { subject, since });
      return { kept, names: await displayNames(desk.db) };
    },
    async 'registers.write'(entry) {
      if (BY_THEIR_OWN_ACT.has(entry.register)) throw new CodedError('FORBIDDEN');
      if (REGISTERS[entry.register].rules[entry.kind]?.needsProof) desk.session.assertProven();
      return writeEntry(desk, entry);
    },
  };
}
