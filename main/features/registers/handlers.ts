import { CodedError } from '#common/contract/coded-error.ts';
import { REGISTERS } from '#common/domain/registers/registers.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { readRegister, writeEntry } from './office-registers.ts';

type Mine = Extract<keyof Handlers, `registers.${string}`>;

export function registerHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    async 'registers.read'({ register, subject, since }) {
      const kept = await readRegister(desk, REGISTERS[register], { subject, since });
      return { kept, names: await displayNames(desk.db) };
    },
    async 'registers.write'(entry) {
      // Who serves must not fill in the applicants' survey: its lines come from the page before the lock alone.
      if (entry.register === 'survey') throw new CodedError('FORBIDDEN');
      if (REGISTERS[entry.register].rules[entry.kind]?.needsProof) desk.session.assertProven();
      return writeEntry(desk, entry);
    },
  };
}
