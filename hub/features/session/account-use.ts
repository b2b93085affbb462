import { CodedError } from '#common/contract/coded-error.ts';
import type { AccountUses } from '#common/contract/hub/accounts.ts';
import { firstDayOf, isUnused } from '#common/domain/session/unused.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { listUse, noteUnlocked } from '#hub/store/account-use.ts';
import { findAccount, listAccounts, type AccountRecord } from '#hub/store/accounts.ts';
import { readPlace } from '#hub/store/feed.ts';
import { appendNote, noteInAudit, type Doer } from './office-change.ts';

/** Every account with its last sign-in at any desk, for whoever reviews the rights or keeps the accounts. */
export async function accountUses(hub: HubContext, officeId: string): Promise<AccountUses> {
  const limit = await limitOf(hub, officeId);
  const uses = await listUse(hub.store, officeId);
  const useOf = new Map(uses.map((use) => [use.id, use]));
  const accounts = (await listAccounts(hub.store, officeId)).map((account) => {
    const { id, username, displayName, roles, active, vettedUntil = null } = account;
    const use = useOf.get(id);
    const lastSignInAt = use?.signedInAt ?? null;
    const isLocked = use !== undefined && isUnused(use, uses, limit);
    return { id, username, displayName, roles, active, vettedUntil, lastSignInAt, isUnused: isLocked };
  });
  return { accounts, firstDay: firstDayOf(uses, limit) };
}

/** Told only to whoever knows the password. Throws ACCOUNT_UNUSED. */
export async function assertUsed(
  hub: HubContext,
  doer: Doer,
  account: Pick<AccountRecord, 'id'>,
): Promise<void> {
  const uses = await listUse(hub.store, doer.officeId);
  const use = uses.find(({ id }) => id === account.id);
  const limit = await limitOf(hub, doer.officeId);
  if (!use || !isUnused(use, uses, limit)) return;
  await noteInAudit(hub, doer, { event: 'SIGN_IN_FAILED', subject: account.id, detail: 'unused' });
  throw new CodedError('ACCOUNT_UNUSED', { days: limit.days });
}

/** Given back by whoever keeps the accounts, with the reason. */
export async function unlockAccount(
  hub: HubContext,
  doer: Doer,
  { id, reason }: { id: UserId; reason: string },
): Promise<void> {
  await hub.store.transaction(async (trx) => {
    if (!(await findAccount(trx, doer.officeId, id))) throw new CodedError('NOT_FOUND');
    await noteUnlocked(trx, id, hub.clock.now());
    await appendNote(hub, trx, doer, { event: 'ACCOUNT', subject: id, detail: `unlocked: ${reason}` });
  });
}

type Limit = { now: Instant; days: number; utcOffsetMinutes: number };

async function limitOf(hub: HubContext, officeId: string): Promise<Limit> {
  const now = hub.clock.now();
  const { rulesSeq } = await readPlace(hub.store, officeId);
  const rules = await hub.office.rules(hub.store, officeId, rulesSeq, now);
  const { utcOffsetMinutes } = rules.policy();
  return { now, days: rules.deskPolicy.unusedDays, utcOffsetMinutes };
}
