import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MoveHere } from '#common/contract/hub/take-over.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { DAY, emptyOffice, EVENING, LoneDesk } from '#test/support/moving-office.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let edge: Edge;
let its: TestDesk;
const lone = new LoneDesk();

beforeAll(async () => {
  edge = await openEdge();
  edge.moveClock((Date.parse(EVENING) - Date.now()) / 60_000);
  const office = await emptyOffice(edge);
  its = await openTestDesk({
    now: EVENING,
    hub: { url: edge.base, code: await office.code('Komputer Tikim') },
  });
  await its.sync();
}, 60_000);
afterAll(async () => {
  await its.close();
  await lone.remove();
  await edge.close();
});

describe('the code with which an office moves to its hub', () => {
  it('is made by IT at its own PC, as long as nobody has worked in the office, and lets the office in', async () => {
    await its.as('tikim');
    expect(await its.get('station.mayMove', {})).toEqual({ isAllowed: true });
    const made = await its.get('station.newCode', { deskName: 'Loket 1', kind: 'TAKE_OVER' });
    let t = await lone.open({ now: DAY });
    await t.as('loket');
    await t.get('appointments.byHand', aBooking({ appointment: { date: '2026-11-25', time: '09:00' } }, 1));
    t = await lone.open();
    await t.as('tikim');
    expect(await t.call('station.mayMove', {})).toMatchObject({ code: 'HUB_NOT_JOINED' });
    await t.get('sync.move', { url: edge.base, code: made.code });
    expect(await t.move()).toMatchObject({ state: 'DONE', files: 1 });
    expect(await its.get('station.mayMove', {})).toEqual({ isAllowed: false });
    expect(await its.call('station.newCode', { deskName: 'Loket 9', kind: 'TAKE_OVER' })).toMatchObject({
      code: 'OFFICE_NOT_EMPTY',
    });
    expect(await its.call('station.newCode', { deskName: 'Loket 2', kind: 'DESK' })).toMatchObject({
      ok: true,
    });
  }, 60_000);

  it('is nobody’s but IT’s, by the hub’s own check', async () => {
    const desk = await edge.newDesk();
    const body = { deskName: 'Loket 1', kind: 'TAKE_OVER' };
    expect((await desk.send('POST', '/v1/desks/code', { body })).code).toBe('HUB_SIGN_IN_NEEDED');
    expect((await desk.send('GET', '/v1/take-over')).code).toBe('HUB_SIGN_IN_NEEDED');
    await edge.newPerson('kasi.uji', ['SECTION_HEAD']);
    desk.token = (await desk.signIn('kasi.uji')).token;
    expect((await desk.send('POST', '/v1/desks/code', { body })).code).toBe('FORBIDDEN');
    expect((await desk.send('GET', '/v1/take-over')).code).toBe('FORBIDDEN');
    await edge.newPerson('tikim.uji', ['IT_ADMIN']);
    desk.token = (await desk.signIn('tikim.uji')).token;
    // Officers are in this office.
    expect(await desk.ask(MoveHere, 'GET', '/v1/take-over')).toEqual({ isAllowed: false });
    expect((await desk.send('POST', '/v1/desks/code', { body })).code).toBe('OFFICE_NOT_EMPTY');
  });
});
