import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Role } from '#common/domain/applications/vocabulary.ts';
import type { Account } from '#common/contract/ipc/session.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import { areRolesCompatible, conflictsWith } from '#common/domain/session/account-roles.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('tikim');
});
afterEach(() => t.close());

async function accountOf(username: string): Promise<Account> {
  const found = (await t.get('session.accounts', {})).find((account) => account.username === username);
  if (!found) throw new Error(username);
  return found;
}

async function change(username: string, changed: Partial<Account>): Promise<Reply<Account>> {
  const { id, displayName, roles, active } = { ...(await accountOf(username)), ...changed };
  return t.call('session.updateAccount', { id, displayName, roles: [...roles], active, password: null });
}

function create(username: string, roles: Role[]): Promise<Reply<Account>> {
  const person = { displayName: 'Orang Baru', nik: null, password: 'kuda nil di sawah' };
  return t.call('session.createAccount', { ...person, username, roles });
}

describe('roles of one account', () => {
  it.each<[Role[], boolean]>([
    [['IT_ADMIN'], true],
    [['COUNTER', 'ADJUDICATOR', 'PRINT'], true],
    [['IT_ADMIN', 'COMPLAINT'], true],
    [['IT_ADMIN', 'COUNTER'], false],
    [['IT_ADMIN', 'AUDITOR'], false],
    [['SECTION_HEAD', 'IT_ADMIN'], false],
  ])('%s together: %s', (roles, expected) => {
    expect(areRolesCompatible(roles)).toBe(expected);
  });

  it('tells for each pair what the refusal of both together tells', () => {
    for (const role of Role.options) {
      const apart = conflictsWith(role, Role.options);
      for (const other of Role.options) {
        expect(apart.includes(other), `${role} ${other}`).toBe(!areRolesCompatible([role, other]));
      }
    }
    expect(conflictsWith('COUNTER', Role.options)).toEqual(['IT_ADMIN']);
  });

  it('IT staff never hold a role that opens files, neither as a new account nor as a changed one', async () => {
    expect(await create('baru', ['IT_ADMIN', 'COUNTER'])).toMatchObject({ code: 'ROLES_NOT_TOGETHER' });
    expect(await change('loket', { roles: ['COUNTER', 'IT_ADMIN'] })).toMatchObject({
      code: 'ROLES_NOT_TOGETHER',
    });
    expect((await accountOf('loket')).roles).toEqual(['COUNTER']);
  });
});

describe('an IT administrator', () => {
  it('changes neither the own roles nor the own status, but the own name', async () => {
    await create('tikim2', ['IT_ADMIN']);
    for (const changed of [{ roles: ['COUNTER' as const] }, { active: false }]) {
      expect(await change('tikim', changed)).toMatchObject({ ok: false, code: 'OWN_ACCOUNT' });
    }
    expect(await change('tikim', { displayName: 'Eko Baru' })).toMatchObject({ ok: true });
    expect(t.desk.session.user?.roles).toEqual(['IT_ADMIN']);
  });

  it('closes another one, but never the last', async () => {
    await create('tikim2', ['IT_ADMIN']);
    await create('tikim3', ['IT_ADMIN']);
    expect(await change('tikim3', { active: false })).toMatchObject({ ok: true });
    // Closed elsewhere while still signed in here: the count is that of the records, not of the session.
    await t.desk.db('account').where({ username: 'tikim' }).update({ is_active: 0 });
    expect(await change('tikim2', { active: false })).toMatchObject({ code: 'LAST_ADMIN' });
    expect(await change('tikim2', { roles: ['COUNTER'] })).toMatchObject({ code: 'LAST_ADMIN' });
    expect((await accountOf('tikim2')).active).toBe(true);
  });
});

describe('the first account of an office', () => {
  beforeEach(async () => {
    await t.desk.db('account').delete();
    await t.desk.session.signOut();
  });

  it.each<[Role[], string]>([
    [['COUNTER'], 'LAST_ADMIN'],
    [['IT_ADMIN', 'OFFICE_HEAD'], 'ROLES_NOT_TOGETHER'],
  ])('is not %s', async (roles, code) => {
    const office = { officeName: 'Kanim Baru', officeCode: 'KB', city: 'Kota', zone: 'WIB' as const };
    const admin = { username: 'awal', displayName: 'Awal', roles, nik: null, password: 'kuda nil di sawah' };
    const reply = await t.call('session.setUp', { ...office, desk: 'Loket 1', admin });
    expect(reply).toMatchObject({ ok: false, code });
    expect(await t.get('session.status', {})).toMatchObject({ state: 'SETUP' });
  });
});

it('a weak password is refused with the length that is asked for', async () => {
  const reply = await t.call('session.createAccount', {
    username: 'baru',
    displayName: 'Orang Baru',
    roles: ['COUNTER'],
    nik: null,
    password: 'xyzw56789',
  });
  expect(reply).toEqual({ ok: false, code: 'PASSWORD_WEAK', details: { min: 10 } });
});
