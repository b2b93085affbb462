import type { ComplaintPerson } from '#common/contract/ipc/complaints.ts';
import { COMPLAINT_READERS } from '#common/domain/registers/complaint-words.ts';
import { rolesAt } from '#common/domain/session/acting.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';
import { readComplaints } from './complaint-book.ts';

type Mine = Extract<keyof Handlers, `complaints.${string}`>;

export function complaintHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    'complaints.list': async () => ({ rows: await readComplaints(desk), people: await peopleOf(desk) }),
  };
}

async function peopleOf({ db, clock }: Desk): Promise<ComplaintPerson[]> {
  const accounts = await listAccounts(db);
  return accounts
    .filter(({ active }) => active)
    .map((account) => {
      const roles = rolesAt(account, clock.now());
      const handles = COMPLAINT_READERS.some((role) => roles.includes(role));
      return { id: account.id, name: account.displayName, roles, handles };
    });
}
