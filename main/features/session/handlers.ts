import { v7 } from 'uuid';
import type { UserId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { AccountTies } from '#common/contract/hub/pull.ts';
import type { NewAccount } from '#common/contract/ipc/session.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
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

  /** Undefined leaves what is on record, null takes it away. */
  const tieOf = {
    kk: (value: string | null | undefined) =>
      value === undefined ? undefined : must(office.secret, 'the office has its key').kkTie(value),
    address: (value: string | null | undefined) =>
      value === undefined ? undefined : must(office.secret, 'the office has its key').addressTie(value),
  };

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

    'session.prove': async ({ password, totp }) => ({ until: await session.prove(password, totp) }),

    async 'session.lock'() {
      await session.lock();
      return changed();
    },

    async 'session.signOut'() {
      // The survey before the lock is left by a password alone: no applicant sends the officer away.
      if (session.isKiosk) throw new CodedError('LOCKED');
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

    async 'session.createAccount'({ kkNumber, address, vettedUntil = null, ...account }) {
      const ties = { kkTie: tieOf.kk(kkNumber) ?? null, addressTie: tieOf.address(address) ?? null };
      if (desk.hub) {
        return changeAtHub(desk, {
          method: 'POST',
          path: '/v1/accounts',
          body: { ...account, ...ties, vettedUntil },
        });
      }
      const id = await createAccount(desk, account, { cost, mustChange: true, ties, vettedUntil });
      await session.audit('ACCOUNT', id, `created ${account.roles.join(' ')}`);
      return getAccount(desk, id);
    },

    async 'session.updateAccount'({
      id,
      displayName,
      roles,
      active,
      password,
      nik,
      kkNumber,
      address,
      vettedUntil,
    }) {
      const before = await findAccount(db, id as UserId);
      if (!before) throw new CodedError('NOT_FOUND');
      const known = {
        ...tiesChanged({ nik, kkTie: tieOf.kk(kkNumber), addressTie: tieOf.address(address) }),
        ...(vettedUntil === undefined ? {} : { vettedUntil }),
      };
      if (desk.hub) {
        const body = { displayName, roles, active, password, ...known };
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
          ...known,
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
  {
    cost,
    mustChange,
    ties,
    vettedUntil = null,
  }: { cost: PasswordCost; mustChange: boolean; ties?: AccountTies; vettedUntil?: PlainDate | null },
): Promise<UserId> {
  assertCreatable(account.roles);
  assertStrongPassword(account.password, account.username);
  if (await findAccountByUsername(db, account.username)) throw new CodedError('USERNAME_TAKEN');
  const id = v7() as UserId;
  const { username, displayName, roles, nik } = account;
  const passwordHash = await hashPassword(account.password, cost);
  const createdAt = clock.now();
  await insertAccount(db, {
    id,
    username,
    displayName,
    roles,
    nik,
    kkTie: ties?.kkTie ?? null,
    addressTie: ties?.addressTie ?? null,
    vettedUntil,
    passwordHash,
    mustChange,
    createdAt,
  });
  return id;
}

type Changed = {
  nik: string | null | undefined;
  kkTie: string | null | undefined;
  addressTie: string | null | undefined;
};

function tiesChanged({ nik, kkTie, addressTie }: Changed) {
  return {
    ...(nik === undefined ? {} : { nik }),
    ...(kkTie === undefined ? {} : { kkTie }),
    ...(addressTie === undefined ? {} : { addressTie }),
  };
}
