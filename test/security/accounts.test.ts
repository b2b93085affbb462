import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Role } from '#common/domain/applications/vocabulary.ts';
import type { Account } from '#common/contract/ipc/session.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import { areRolesCompatible, conflictsWith } from '#common/domain/session/account-roles.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
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
    [['AUDITOR', 'SECTION_HEAD'], false],
    [['AUDITOR', 'COMPLAINT'], true],
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
    expect(conflictsWith('COUNTER', Role.options)).toEqual(['IT_ADMIN', 'AUDITOR']);
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

describe('the end of a vetting', () => {
  it('shuts the account after its last day, and tells it only to whoever knows the password', async () => {
    const { id, displayName, roles, active } = await accountOf('loket');
    const kept = { id, displayName, roles: [...roles], active, password: null };
    const changed = await t.call('session.updateAccount', { ...kept, vettedUntil: '2026-11-24' });
    expect(changed).toMatchObject({ ok: true, value: { vettedUntil: '2026-11-24' } });
    await t.as('loket');
    t.setNow('2026-11-24T17:00:00.000Z');
    const signIn = (password: string) =>
      t.call('session.signIn', { username: 'loket', password, totp: null });
    expect(await signIn('something else')).toMatchObject({ code: 'SIGN_IN_FAILED' });
    expect(await signIn(SAMPLE_PASSWORD)).toMatchObject({
      code: 'VETTING_ENDED',
      details: { until: '2026-11-24' },
    });
    await t.as('tikim');
    await t.get('session.updateAccount', { ...kept, vettedUntil: '2027-11-24' });
    expect(await signIn(SAMPLE_PASSWORD)).toMatchObject({ ok: true });
  });

  it('holds at the hub and at its desks alike, with the hub or without', async () => {
    const office = await openJoinedOffice();
    try {
      const proxy = await FaultProxy.open(office.edge.base);
      const desk = await office.desk('Loket 1', proxy.url);
      await desk.as('loket');
      await desk.as('tikim');
      const accounts = await desk.get('session.accounts', {});
      const loket = accounts.find(({ username }) => username === 'loket');
      if (!loket) throw new Error('no such account');
      const { id, displayName, roles, active } = loket;
      const yesterday = {
        id,
        displayName,
        roles: [...roles],
        active,
        password: null,
        vettedUntil: '2026-11-23',
      };
      expect(await desk.call('session.updateAccount', yesterday)).toMatchObject({ ok: true });
      const signIn = () =>
        desk.call('session.signIn', { username: 'loket', password: SAMPLE_PASSWORD, totp: null });
      expect(await signIn()).toMatchObject({ code: 'VETTING_ENDED' });
      proxy.set({ kind: 'cut' });
      expect(await signIn()).toMatchObject({ code: 'VETTING_ENDED' });
      await proxy.close();
    } finally {
      await office.close();
    }
  });
});
