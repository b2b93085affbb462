import type { UserId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { ManagedAccount } from '#common/contract/hub/accounts.ts';
import type { Account } from '#common/contract/ipc/session.ts';
import { findAccount, type AccountRecord } from '#main/records/repositories/accounts.ts';
import type { Desk, HubRequest } from '#main/features/desk.ts';

/** People are kept at the hub; the change reaches this desk as it reaches all others. */
export async function changeAtHub(desk: Desk, request: HubRequest): Promise<Account> {
  const hub = must(desk.hub, 'asked only with a hub');
  const { id } = await hub.asPerson(ManagedAccount, request);
  await hub.ask();
  return getAccount(desk, id);
}

export async function getAccount({ db }: Desk, id: UserId): Promise<Account> {
  const account = await findAccount(db, id);
  if (!account) throw new CodedError('NOT_FOUND');
  return toAccount(account);
}

export function toAccount({
  id,
  username,
  displayName,
  roles,
  active,
  lastSignInAt,
  acting,
  nik,
  kkTie,
  addressTie,
  vettedUntil,
}: AccountRecord): Account {
  const knows = { nik: nik !== null, kk: kkTie !== null, address: addressTie !== null };
  return { id, username, displayName, roles, active, lastSignInAt, acting, knows, vettedUntil };
}
