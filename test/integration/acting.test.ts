import { afterEach, expect, it } from 'vitest';
import { followRoles } from '#main/features/session/follow-roles.ts';
import { openJoinedOffice, MORNING } from '#test/support/joined-desks.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const HOUR = 60 * 60_000;
let close: (() => Promise<void>) | null = null;

afterEach(async () => {
  await close?.();
  close = null;
});

const after = (hours: number) => new Date(Date.parse(MORNING) + hours * HOUR).toISOString();

async function appointQc(desk: TestDesk, from: string, until: string) {
  await desk.as('tikim');
  const accounts = await desk.get('session.accounts', {});
  const id = accounts.find(({ username }) => username === 'loket')?.id ?? '';
  return desk.get('session.appoint', { id, role: 'SECTION_HEAD', from, until, decree: 'SK-01/2026' });
}

it.each(['with a hub', 'on a desk alone'])(
  'an acting head %s begins and ends by the clock while the same person sits there',
  async (place) => {
    const office = place === 'with a hub' ? await openJoinedOffice() : null;
    const desk = office ? await office.desk('Loket 1') : await openTestDesk({ now: MORNING });
    close = () => (office ? office.close() : desk.close());
    const account = await appointQc(desk, after(1), after(3));
    expect(account.acting).toEqual([
      { role: 'SECTION_HEAD', from: after(1), until: after(3), decree: 'SK-01/2026' },
    ]);
    await desk.sync();
    await desk.as('loket');
    const tell = followRoles(desk.desk.session, desk.desk.emit);
    const told = () => desk.events.filter(({ event }) => event === 'session.changed').length;
    const mayClose = async () =>
      (await desk.call('office.outages', {})).ok &&
      desk.desk.session.user?.permissions.includes('office.outage');
    const before = told();
    await tell();
    expect([await mayClose(), told()]).toEqual([false, before]);
    desk.setNow(after(1));
    await tell();
    expect([await mayClose(), told()]).toEqual([true, before + 1]);
    desk.setNow(new Date(Date.parse(after(3)) - 1).toISOString());
    await tell();
    expect([await mayClose(), told()]).toEqual([true, before + 1]);
    desk.setNow(after(3));
    expect(await desk.call('office.declareOutage', { reason: 'SIMKIM tidak menjawab' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await tell();
    expect([await mayClose(), told()]).toEqual([false, before + 2]);
  },
  60_000,
);

it.each(['with a hub', 'on a desk alone'])(
  'who acts as a head %s gets no standing role that may not stand beside it; one that acted once does',
  async (place) => {
    const office = place === 'with a hub' ? await openJoinedOffice() : null;
    const desk = office ? await office.desk('Loket 1') : await openTestDesk({ now: MORNING });
    close = () => (office ? office.close() : desk.close());
    const { id, displayName } = await appointQc(desk, after(-1), after(3));
    const toIt = { id, displayName, roles: ['IT_ADMIN' as const], active: true, password: null };
    expect(await desk.call('session.updateAccount', toIt)).toMatchObject({ code: 'ROLES_NOT_TOGETHER' });
    // Closing is never in the way of it.
    const closed = { ...toIt, roles: ['COUNTER' as const], active: false };
    expect((await desk.get('session.updateAccount', closed)).active).toBe(false);
    expect((await desk.get('session.updateAccount', { ...closed, active: true })).active).toBe(true);
    await desk.get('session.endAppointment', { id, role: 'SECTION_HEAD' });
    expect((await desk.get('session.updateAccount', toIt)).roles).toEqual(['IT_ADMIN']);
    const span = { role: 'COMPLAINT', from: after(0), until: after(1) } as const;
    const { acting } = await desk.get('session.appoint', { id, ...span });
    expect(acting.map(({ role }) => role)).toEqual(['SECTION_HEAD', 'COMPLAINT']);
  },
  60_000,
);

it('nobody appoints himself, IT does not act as an officer, and an appointment ends early', async () => {
  const desk = await openTestDesk({ now: MORNING });
  close = () => desk.close();
  const { id, acting } = await appointQc(desk, after(-1), after(3));
  expect(acting).toHaveLength(1);
  const own = (await desk.get('session.accounts', {})).find(({ username }) => username === 'tikim')?.id ?? '';
  const span = { role: 'OFFICE_HEAD', from: after(0), until: after(1) } as const;
  expect(await desk.call('session.appoint', { id: own, ...span })).toMatchObject({ code: 'OWN_ACCOUNT' });
  expect(await desk.call('session.appoint', { id, ...span, role: 'IT_ADMIN' })).toMatchObject({
    code: 'ROLES_NOT_TOGETHER',
  });
  expect(await desk.call('session.appoint', { id, ...span, until: after(0) })).toMatchObject({
    code: 'INPUT_INVALID',
  });
  const ended = await desk.get('session.endAppointment', { id, role: 'SECTION_HEAD' });
  expect(ended.acting).toMatchObject([{ from: after(-1), until: MORNING }]);
  await desk.as('loket');
  expect(desk.desk.session.user?.roles).toEqual(['COUNTER']);
});

it('a second factor is shown, proven, listed and taken away at the hub; a desk alone has none', async () => {
  const alone = await openTestDesk();
  await alone.as('tikim');
  expect(await alone.get('session.secondFactors', {})).toBeNull();
  await alone.close();
  const office = await openJoinedOffice();
  close = () => office.close();
  const desk = await office.desk('Loket 1');
  await desk.as('tikim');
  const id = (await desk.get('session.accounts', {})).find(({ username }) => username === 'kasi')?.id ?? '';
  const { uri } = await desk.get('session.makeTotp', { id });
  expect(uri).toContain('otpauth://totp/');
  expect(await desk.get('session.secondFactors', {})).toEqual([]);
  expect(
    await desk.call('session.confirmTotp', { id, code: await wrongFor(uri, office.edge.hub.clock.now()) }),
  ).toMatchObject({
    code: 'TOTP_WRONG',
  });
  await desk.get('session.confirmTotp', { id, code: await codeOf(uri, office.edge.hub.clock.now()) });
  expect(await desk.get('session.secondFactors', {})).toEqual([id]);
  await desk.get('session.removeTotp', { id });
  expect(await desk.get('session.secondFactors', {})).toEqual([]);
}, 60_000);

async function codeOf(uri: string, now: string): Promise<string> {
  const { Secret, TOTP } = await import('otpauth');
  const secret = Secret.fromBase32(new URL(uri).searchParams.get('secret') ?? '');
  return new TOTP({ secret }).generate({ timestamp: Date.parse(now) });
}

async function wrongFor(uri: string, now: string): Promise<string> {
  return (await codeOf(uri, now)) === '000000' ? '111111' : '000000';
}
