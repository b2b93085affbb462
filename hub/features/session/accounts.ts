import { v7 } from 'uuid';
import type { UserId } from '#common/kernel/ids.ts';
import { withoutAppointment } from '#common/domain/session/acting.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type {
  AccountUpdate,
  ManagedAccount,
  NewActing,
  NewHubAccount,
} from '#common/contract/hub/accounts.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { assertAppointable, assertCreatable, assertUpdatable } from '#runtime/identity/account-rules.ts';
import { assertStrongPassword } from '#runtime/identity/password.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import {
  changeAccount,
  changeSecrets,
  endSignIns,
  findAccount,
  findAccountByUsername,
  insertAccount,
  listAccounts,
  toHubAccount,
  type AccountRecord,
} from '#hub/store/accounts.ts';
import { changeOffice, noteInAudit, type Doer, type Note } from './office-change.ts';
import { hashPassword, type PasswordCost } from './passwords.ts';

export type AccountParts = { hub: HubContext; cost: PasswordCost };

export async function createAccount(
  { hub, cost }: AccountParts,
  doer: Doer,
  account: NewHubAccount,
  { mustChange }: { mustChange: boolean },
): Promise<ManagedAccount> {
  const { officeId } = doer;
  const { username, displayName, roles, nik, kkTie, addressTie, vettedUntil, password } = account;
  assertCreatable(roles);
  assertStrongPassword(password, username);
  const passwordHash = await hashPassword(password, cost);
  const id = v7() as UserId;
  return changeOffice(hub, doer, async (trx, feedSeq) => {
    if (await findAccountByUsername(trx, officeId, username)) throw new CodedError('USERNAME_TAKEN');
    const createdAt = hub.clock.now();
    const person = {
      id,
      officeId,
      username,
      displayName,
      roles,
      nik,
      kkTie,
      addressTie,
      vettedUntil,
      passwordHash,
      mustChange,
    };
    await insertAccount(trx, { ...person, feedSeq, createdAt });
    const note: Note = { event: 'ACCOUNT', subject: id, detail: `created ${roles.join(' ')}` };
    return { note, result: await getManaged(trx, officeId, id) };
  });
}

/** Whoever is closed, gets other roles or another password signs in anew: their windows end here and now. */
export async function updateAccount(
  { hub, cost }: AccountParts,
  doer: Doer,
  id: UserId,
  { displayName, roles, active, password, nik, kkTie, addressTie, vettedUntil }: AccountUpdate,
): Promise<ManagedAccount> {
  const { officeId } = doer;
  const known = await getAccount(hub.store, officeId, id);
  if (password !== null) assertStrongPassword(password, known.username);
  const passwordHash = password === null ? undefined : await hashPassword(password, cost);
  return changeOffice(hub, doer, async (trx, feedSeq) => {
    const by = { actor: doer.actor as UserId, now: hub.clock.now() };
    assertUpdatable(await listAccounts(trx, officeId), { id, roles, active }, by);
    const before = await getAccount(trx, officeId, id);
    await changeAccount(trx, id, {
      displayName,
      roles,
      active,
      feedSeq,
      ...(nik === undefined ? {} : { nik }),
      ...(kkTie === undefined ? {} : { kkTie }),
      ...(addressTie === undefined ? {} : { addressTie }),
      ...(vettedUntil === undefined ? {} : { vettedUntil }),
    });
    // Whoever sets the own password knows it alone; a reset is known to two.
    if (passwordHash) await changeSecrets(trx, id, { passwordHash, mustChange: id !== doer.actor });
    const isOther = !sameRoles(before.roles, roles) || !active || passwordHash !== undefined;
    if (isOther) await endSignIns(trx, { accountId: id, until: hub.clock.now() });
    const reset = passwordHash ? ' password' : '';
    const note: Note = {
      event: 'ACCOUNT',
      subject: id,
      detail: `${active ? 'active' : 'closed'} ${roles.join(' ')}${reset}`,
    };
    return { note, result: await getManaged(trx, officeId, id) };
  });
}

/** Appoints an acting officer (Plh) for a time; a running or planned appointment to the same role is replaced. */
export async function appoint(
  { hub }: AccountParts,
  doer: Doer,
  id: UserId,
  appointment: NewActing,
): Promise<ManagedAccount> {
  const { role, from, until, decree = '' } = appointment;
  return changeOffice(hub, doer, async (trx, feedSeq) => {
    const account = await getAccount(trx, doer.officeId, id);
    const by = { actor: doer.actor as UserId, now: hub.clock.now() };
    await changeAccount(trx, id, { acting: assertAppointable(account, appointment, by), feedSeq });
    const note: Note = {
      event: 'ACCOUNT',
      subject: id,
      detail: `acting ${role} ${from} ${until} ${decree}`.trim(),
    };
    return { note, result: await getManaged(trx, doer.officeId, id) };
  });
}

/** Ends before its time; what was done under it stays valid. */
export async function endAppointment(
  { hub }: AccountParts,
  doer: Doer,
  id: UserId,
  role: Role,
): Promise<ManagedAccount> {
  return changeOffice(hub, doer, async (trx, feedSeq) => {
    const now = hub.clock.now();
    const { acting } = await getAccount(trx, doer.officeId, id);
    const left = withoutAppointment(acting, role, now);
    await changeAccount(trx, id, { acting: left, feedSeq });
    const note: Note = { event: 'ACCOUNT', subject: id, detail: `acting ${role} ended` };
    return { note, result: await getManaged(trx, doer.officeId, id) };
  });
}

/** No second factor any more: a lost telephone. */
export async function removeTotp({ hub }: AccountParts, doer: Doer, id: UserId): Promise<void> {
  await getAccount(hub.store, doer.officeId, id);
  await changeSecrets(hub.store, id, { totpSecret: null });
  await noteInAudit(hub, doer, { event: 'ACCOUNT', subject: id, detail: 'totp off' });
}

async function getAccount(db: Store, officeId: string, id: UserId): Promise<AccountRecord> {
  const account = await findAccount(db, officeId, id);
  if (!account) throw new CodedError('NOT_FOUND');
  return account;
}

async function getManaged(db: Store, officeId: string, id: UserId): Promise<ManagedAccount> {
  return toManaged(await getAccount(db, officeId, id));
}

export function toManaged(account: AccountRecord): ManagedAccount {
  const { mustChange, totpSecret } = account;
  return { ...toHubAccount(account), mustChange, hasTotp: totpSecret !== null };
}

function sameRoles(left: readonly Role[], right: readonly Role[]): boolean {
  return left.toSorted().join() === right.toSorted().join();
}
