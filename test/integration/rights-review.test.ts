import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kept } from '#common/domain/registers/register.ts';
import type { RightsReview } from '#common/domain/registers/rights-reviews.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { openJoinedOffice } from '#test/support/joined-desks.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

type Office = { t: TestDesk; forget(username: string): Promise<void>; close(): Promise<void> };
const LONG_AGO = '2026-10-01T00:00:00.000Z';
const LONG_UNUSED = { created_at: LONG_AGO, last_sign_in_at: LONG_AGO, unlocked_at: null };

/** The same by both authorities: a desk alone, and the hub over the wire. */
function reviewsItsRights(open: () => Promise<Office>) {
  let office: Office;
  let t: TestDesk;
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
  });
  afterAll(() => office.close());

  async function idOf(username: string): Promise<UserId> {
    const { id } = await t.desk.db('account').where({ username }).first('id');
    return id;
  }
  async function review(): Promise<Kept<RightsReview>> {
    const asked = { register: 'rights-reviews', subject: null, since: null } as const;
    const { kept } = await t.get('registers.read', asked);
    return kept.at(-1) as Kept<RightsReview>;
  }
  async function write(kind: string, payload: Record<string, unknown>): Promise<string> {
    const { subject, lines } = await review();
    const line = { id: v7(), register: 'rights-reviews', subject, basedOn: lines, kind, payload } as const;
    const reply = await t.call('registers.write', line);
    return (reply as { code?: string }).code ?? 'DONE';
  }
  const reason = 'Masih bertugas di loket';

  it('begins over every account as it stands, once a quarter, and no page tells what is reviewed', async () => {
    await t.as('loket');
    expect(await t.call('session.openReview', {})).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('kasi');
    await t.get('session.openReview', {});
    expect(await t.call('session.openReview', {})).toMatchObject({ code: 'REVIEW_EXISTS' });
    const { item } = await review();
    expect(item.quarter).toBe('2026-Q4');
    const all: string[] = await t.desk.db('account').orderBy('username').pluck('username');
    expect(item.accounts.map(({ username }) => username).toSorted()).toEqual(all);
    expect(item.accounts.find(({ username }) => username === 'kasi')).toMatchObject({
      roles: ['SECTION_HEAD'],
      active: true,
      lastSignInAt: expect.any(String),
    });
    // The book itself refuses, whichever way the line comes.
    const line = { id: v7(), register: 'rights-reviews', subject: v7(), kind: 'open/1', basedOn: 0 } as const;
    for (const quarter of ['2026-Q4', '2099-Q4']) {
      const payload = { quarter, accounts: item.accounts.slice(0, 1) };
      const reply = await t.call('registers.write', { ...line, payload });
      expect(reply).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    }
    await t.as('tikim');
    expect(await t.call('session.openReview', {})).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('nobody judges the own account, and it ends when every account was judged', async () => {
    await t.as('kasi');
    const own = await idOf('kasi');
    expect(await write('judge/1', { account: own, verdict: 'KEEP', reason })).toBe('REVIEW_OWN');
    expect(await write('finish/1', {})).toBe('REVIEW_INCOMPLETE');
    const others = (await review()).item.accounts.filter(({ id, active }) => active && id !== own);
    for (const { id, username } of others) {
      const verdict = username === 'serah' ? 'CLOSE' : 'KEEP';
      expect(await write('judge/1', { account: id, verdict, reason })).toBe('DONE');
    }
    expect(await write('finish/1', {})).toBe('REVIEW_INCOMPLETE');
    await t.as('kakanim');
    expect(await write('judge/1', { account: own, verdict: 'KEEP', reason })).toBe('DONE');
    expect(await write('finish/1', {})).toBe('DONE');
    expect(await write('judge/1', { account: own, verdict: 'CLOSE', reason })).toBe('REVIEW_FINISHED');
  });

  it('whoever keeps the accounts tells what became of a verdict, once', async () => {
    const account = await idOf('serah');
    await t.as('kasi');
    const done = { account, note: 'Akun ditutup hari ini' };
    expect(await write('carryOut/1', done)).toBe('ROLE_NOT_ALLOWED');
    await t.as('tikim');
    expect(await write('carryOut/1', { ...done, account: await idOf('loket') })).toBe('REVIEW_NOTHING_TO_DO');
    expect(await write('carryOut/1', done)).toBe('DONE');
    expect(await write('carryOut/1', done)).toBe('REVIEW_NOTHING_TO_DO');
  });

  it('an account that nobody used for thirty days is locked until its keeper gives it back with a reason', async () => {
    await office.forget('serah');
    const signIn = () =>
      t.call('session.signIn', { username: 'serah', password: SAMPLE_PASSWORD, totp: null });
    await t.desk.session.signOut();
    expect(await signIn()).toMatchObject({ code: 'ACCOUNT_UNUSED', details: { days: 30 } });
    const wrong = { username: 'serah', password: 'something else', totp: null };
    expect(await t.call('session.signIn', wrong)).toMatchObject({ code: 'SIGN_IN_FAILED' });
    await t.as('kasi');
    const { accounts: uses, firstDay } = await t.get('session.accountUses', {});
    expect(uses.filter(({ isUnused }) => isUnused).map(({ username }) => username)).toEqual(['serah']);
    // A review has been owed since the first account was made.
    expect(firstDay).toBe('2026-10-01');
    const unlock = { id: await idOf('serah'), reason: 'Kembali dari cuti panjang' };
    expect(await t.call('session.unlockAccount', unlock)).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('tikim');
    expect(await t.call('session.unlockAccount', { ...unlock, reason: 'ya' })).toMatchObject({
      code: 'INPUT_INVALID',
    });
    await t.get('session.unlockAccount', unlock);
    await t.desk.session.signOut();
    expect(await signIn()).toMatchObject({ ok: true });
  });
}

describe('a desk alone', () => {
  reviewsItsRights(async () => {
    const t = await openTestDesk();
    return {
      t,
      forget: (username) => t.desk.db('account').where({ username }).update(LONG_UNUSED),
      close: () => t.close(),
    };
  });

  it('never locks out the last keeper of its accounts', async () => {
    const t = await openTestDesk();
    await t.desk.db('account').update(LONG_UNUSED);
    const signIn = (username: string) =>
      t.call('session.signIn', { username, password: SAMPLE_PASSWORD, totp: null });
    expect(await signIn('kasi')).toMatchObject({ code: 'ACCOUNT_UNUSED' });
    expect(await signIn('tikim')).toMatchObject({ ok: true });
    await t.close();
  });
});

describe('an office with a hub', () => {
  reviewsItsRights(async () => {
    const office = await openJoinedOffice();
    const { store } = office.edge.hub;
    return {
      t: await office.desk('Loket 1'),
      async forget(username) {
        const { id } = await store('account').where({ username }).first('id');
        await store('account').where({ id }).update({ created_at: LONG_AGO, unlocked_at: null });
        await store('sign_in').where({ account_id: id }).delete();
      },
      close: () => office.close(),
    };
  });
});
