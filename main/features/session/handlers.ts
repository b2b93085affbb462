import { v7 } from 'uuid';
import type { UserId } from '#common/kernel/ids.ts';
import type { NewAccount } from '#common/contract/ipc/session.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { HubSignInReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import {
  findAccount,
  findAccountByUsername,
  insertAccount,
  listAccounts,
  updateAccount,
} from '#main/records/repositories/accounts.ts';
import type { Desk } from '#main/features/desk.ts';
import { assertCreatable, assertFirstAccount, assertUpdatable } from '#runtime/identity/account-rules.ts';
import { changeAtHub, getAccount, toAccount } from './account-changes.ts';
import type { peopleHandlers } from './people-handlers.ts';
import { assertStrongPassword, hashPassword, type PasswordCost } from '#runtime/identity/password.ts';

type Mine = Exclude<Extract<keyof Handlers, `session.${string}`>, keyof ReturnType<typeof peopleHandlers>>;

export function sessionHandlers(
  desk: Desk,
  cost: PasswordCost,
  recoveryText: () => string,
): Pick<Handlers, Mine> {
  const { db, session, office, preferences } = desk;

  async function changed() {
    const status = await session.status();
    desk.emit('session.changed', status);
    return status;
  }

  return {
    'session.status': () => session.status(),

    async 'session.setUp'({ officeName, officeCode, city, zone, desk: deskName, admin }) {
      if ((await session.status()).state !== 'SETUP') throw new CodedError('ALREADY_SET_UP');
      assertFirstAccount(admin.roles);
      await createAccount(desk, admin, { cost, mustChange: false });
      await office.save(db, { name: officeName, code: officeCode, city, zone, stagePolicy: {} });
      preferences.setDesk(deskName);
      await session.audit('SETTING', 'office', 'set up');
      return changed();
    },

    async 'session.signIn'({ username, password, totp }) {
      await session.signIn(username, password, totp);
      return changed();
    },

    async 'session.unlock'({ password }) {
      await session.unlock(password);
      return changed();
    },

    async 'session.lock'() {
      await session.lock();
      return changed();
    },

    async 'session.signOut'() {
      await session.signOut();
      return changed();
    },

    async 'session.changePassword'({ current, next }) {
      assertStrongPassword(next, session.user?.username ?? '');
      // First at the hub, where the password belongs: this desk only remembers it.
      await desk.hub?.asPerson(HubSignInReply, {
        method: 'POST',
        path: '/v1/change-password',
        body: { current, next },
      });
      await session.changePassword(current, next);
      await changed();
      return null;
    },

    async 'session.recoveryText'() {
      await session.audit('SETTING', 'recovery', 'key shown');
      return { text: recoveryText() };
    },

    async 'session.recover'() {
      // Records that open need no recovery; the blocked desk answers this channel itself.
      throw new CodedError('ALREADY_SET_UP');
    },

    async 'session.accounts'() {
      return (await listAccounts(db)).map(toAccount);
    },

    async 'session.createAccount'(account) {
      if (desk.hub) return changeAtHub(desk, { method: 'POST', path: '/v1/accounts', body: account });
      const id = await createAccount(desk, account, { cost, mustChange: true });
      await session.audit('ACCOUNT', id, `created ${account.roles.join(' ')}`);
      return getAccount(desk, id);
    },

    async 'session.updateAccount'({ id, displayName, roles, active, password }) {
      const before = await findAccount(db, id as UserId);
      if (!before) throw new CodedError('NOT_FOUND');
      if (desk.hub) {
        const body = { displayName, roles, active, password };
        return changeAtHub(desk, { method: 'PUT', path: `/v1/accounts/${before.id}`, body });
      }
      if (password !== null) assertStrongPassword(password, before.username);
      const passwordHash = password === null ? undefined : await hashPassword(password, cost);
      await db.transaction(async (trx) => {
        const by = { actor: session.user?.id, now: desk.clock.now() };
        assertUpdatable(await listAccounts(trx), { id: before.id, roles, active }, by);
        await updateAccount(trx, before.id, {
          displayName,
          roles,
          active,
          // Whoever sets the own password knows it alone; a reset is known to two.
          ...(passwordHash ? { passwordHash, mustChange: before.id !== session.user?.id } : {}),
        });
      });
      await session.audit('ACCOUNT', before.id, `${active ? 'active' : 'closed'} ${roles.join(' ')}`);
      await session.reload();
      return getAccount(desk, before.id);
    },
  };
}

export async function createAccount(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  account: NewAccount,
  { cost, mustChange }: { cost: PasswordCost; mustChange: boolean },
): Promise<UserId> {
  assertCreatable(account.roles);
  assertStrongPassword(account.password, account.username);
  if (await findAccountByUsername(db, account.username)) throw new CodedError('USERNAME_TAKEN');
  const id = v7() as UserId;
  const { username, displayName, roles, nik } = account;
  const passwordHash = await hashPassword(account.password, cost);
  const createdAt = clock.now();
  await insertAccount(db, { id, username, displayName, roles, nik, passwordHash, mustChange, createdAt });
  return id;
}
