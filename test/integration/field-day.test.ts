import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import { dayState } from '#hub/features/audit/daily-close.ts';
import { heldFiles } from '#hub/features/station/held.ts';
import { revoke } from '#hub/features/station/revoke.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const TODAY = plainDate('2026-11-24');

let office: JoinedOffice;
let counter: TestDesk;
let laptop: TestDesk;
let serial = 0;

let line: FaultProxy;

beforeAll(async () => {
  office = await openJoinedOffice();
  line = await FaultProxy.open(office.edge.base);
  counter = await office.desk('Loket 1');
  laptop = await office.desk('Laptop 1', line.url);
}, 60_000);
afterAll(async () => {
  await office.close();
  await line.close();
});

async function both(): Promise<void> {
  await counter.sync();
  await laptop.sync();
  await counter.sync();
}

/** Bookings of the working day, on every desk. */
async function booked(count: number): Promise<ApplicationId[]> {
  await counter.as('loket');
  const ids: ApplicationId[] = [];
  for (let index = 0; index < count; index += 1) {
    serial += 1;
    const booking = aBooking({ appointment: { date: TODAY, time: '09:00' } }, serial);
    ids.push((await counter.get('appointments.byHand', booking)).applicationId);
  }
  await both();
  return ids;
}

const evening = () =>
  runSystemActions({ ...office.edge.hub, clock: { now: () => '2026-11-24T10:30:00.000Z' as never } });

const idOf = ({ desk }: TestDesk) => must(desk.office.hub, 'it is joined').deskId;

function aDay(files: readonly ApplicationId[], change: Partial<Input<'field.prepare'>> = {}) {
  const day = { id: v7(), kind: 'EAZY' as const, place: 'Kampus Contoh', on: TODAY, deskId: idOf(laptop) };
  return { ...day, files: [...files], ...change };
}

async function prepared(files: readonly ApplicationId[]): Promise<string> {
  const day = aDay(files);
  await counter.as('kasubsi');
  await counter.get('field.prepare', day);
  await both();
  return day.id;
}

async function count(username: string, id: string, numbers: { home: number; worked: number; note?: string }) {
  await counter.as(username);
  return counter.call('field.count', { note: '', ...numbers, id });
}

const dayOf = async (id: string) =>
  must(
    (await counter.get('field.days', {})).find((day) => day.id === id),
    'it is listed',
  );

async function stateAtHub(id: ApplicationId): Promise<string> {
  const row: { state: string } = await office.edge.hub.store('application').where({ id }).first('state');
  return row.state;
}

describe('a day of service outside the office', () => {
  it('gives the files to the laptop alone, which works without the network and comes home counted by two', async () => {
    const [done, untouched, absent] = await booked(3);
    if (!done || !untouched || !absent) throw new Error('three were booked');
    const id = await prepared([done, untouched]);
    const checkInAbsent = { applicationId: absent, overrideNote: null };
    expect(await dayOf(id)).toMatchObject({ deskName: 'Laptop 1', isHere: false, ended: null });
    await counter.as('loket');
    const checkIn = { applicationId: done, overrideNote: null };
    expect(await counter.call('appointments.checkIn', checkIn)).toMatchObject({
      code: 'FILE_IN_FIELD',
      details: { place: 'Kampus Contoh', desk: 'Laptop 1' },
    });
    expect((await counter.get('applications.open', { applicationId: done })).inField).toEqual({
      place: 'Kampus Contoh',
      deskName: 'Laptop 1',
      isHere: false,
    });
    await laptop.as('loket2');
    line.set({ kind: 'cut' });
    await laptop.get('appointments.checkIn', checkIn);
    await laptop.sync();
    expect((await laptop.get('sync.status', {})).mode).toBe('HUB');
    expect(await stateAtHub(done)).toBe('BOOKED');

    // The day at the office is over: who did not come there is marked, whoever the laptop may serve is not.
    await evening();
    const { outside } = await dayState(office.edge.hub, office.edge.officeId);
    expect(outside).toEqual([{ place: 'Kampus Contoh', deskName: 'Laptop 1', files: 2 }]);
    expect(await stateAtHub(absent)).toBe('NO_SHOW');
    expect(await stateAtHub(untouched)).toBe('BOOKED');
    await counter.sync();
    expect(await counter.call('appointments.checkIn', checkInAbsent)).toMatchObject({ ok: false });

    line.set({ kind: 'clear' });
    await both();
    // Checked in and queued, but with the laptop: nobody else's next one.
    await counter.as('loket');
    expect(await counter.call('applications.claimNext', { stage: 'documents' })).toMatchObject({
      code: 'NOTHING_TO_CLAIM',
    });
    expect(await stateAtHub(done)).not.toBe('BOOKED');
    expect(await count('loket', id, { home: 2, worked: 1 })).toMatchObject({ value: 'COUNTED' });
    // The same person twice is one person.
    expect(await count('loket', id, { home: 2, worked: 1 })).toMatchObject({ value: 'COUNTED' });
    expect(await count('wawancara', id, { home: 1, worked: 1 })).toMatchObject({
      code: 'FIELD_COUNT_DIFFERS',
    });
    expect((await dayOf(id)).ended).toBeNull();
    expect((await dayOf(id)).countedByNames).toEqual(['loket']);
    expect(await count('wawancara', id, { home: 2, worked: 1 })).toMatchObject({ value: 'HOME' });
    expect((await dayOf(id)).ended).toMatchObject({ as: 'HOME', counted: { home: 2, worked: 1 } });
    await counter.as('loket');
    await counter.get('appointments.checkIn', { applicationId: untouched, overrideNote: null });
    await both();
    expect(await stateAtHub(untouched)).not.toBe('BOOKED');
    expect(await count('loket', id, { home: 2, worked: 1 })).toMatchObject({ code: 'FIELD_DAY_ENDED' });
  });

  it('what a desk did without having heard of it goes to its tray', async () => {
    const [file] = await booked(1);
    if (!file) throw new Error('one was booked');
    await laptop.as('kasubsi');
    const day = aDay([file]);
    await laptop.get('field.prepare', day);
    await counter.as('loket');
    await counter.get('appointments.checkIn', { applicationId: file, overrideNote: null });
    await both();
    const tray = await counter.get('sync.tray', {});
    expect(JSON.stringify(tray)).toContain('FILE_IN_FIELD');
    expect(await stateAtHub(file)).toBe('BOOKED');
    await counter.as('kasubsi');
    await counter.get('field.callOff', { id: day.id, reason: 'Kampus menunda acara' });
    // Nobody fails to come to a day that the office called off.
    await evening();
    expect(await stateAtHub(file)).toBe('BOOKED');
    expect((await dayOf(day.id)).ended).toMatchObject({ as: 'CALLED_OFF', note: 'Kampus menunda acara' });
  });

  it('a count that differs stands with a reason, which the chain keeps', async () => {
    const files = await booked(2);
    const id = await prepared(files);
    await count('loket', id, { home: 2, worked: 0 });
    for (const home of [0, 1, 3]) {
      expect(await count('wawancara', id, { home, worked: 0 })).toMatchObject({
        code: 'FIELD_COUNT_DIFFERS',
      });
    }
    // Not by trying: from here on a note is needed, right numbers or wrong.
    expect(await count('wawancara', id, { home: 2, worked: 0 })).toMatchObject({
      code: 'FIELD_COUNT_DIFFERS',
    });
    const tries = await office.edge.hub.store('audit').where({ event: 'FIELD', subject: id }).pluck('detail');
    expect(tries.filter((detail: string) => detail.endsWith('differs'))).toHaveLength(4);
    const note = 'Satu map tertinggal di kampus, diambil besok';
    expect(await count('wawancara', id, { home: 1, worked: 0, note })).toMatchObject({ value: 'HOME' });
    expect((await dayOf(id)).ended).toMatchObject({
      note,
      expected: { home: 2, worked: 0 },
      counted: { home: 1, worked: 0 },
    });
    const entry = await office.edge.hub
      .store('audit')
      .where({ event: 'FIELD', subject: id })
      .orderBy('seq', 'desc')
      .first('detail');
    expect(entry?.detail).toContain('1/0 of 2/0');
    expect(entry?.detail).toContain(note);
  });

  it('is prepared by heads, for files that lie in the office, a laptop that is there, and a day that it holds', async () => {
    const [file, other] = await booked(2);
    if (!file || !other) throw new Error('two were booked');
    await counter.as('loket');
    expect(await counter.call('field.prepare', aDay([file]))).toMatchObject({ code: 'FORBIDDEN' });
    const id = await prepared([file]);
    const refusals: [Partial<Input<'field.prepare'>>, string][] = [
      [{ files: [file], deskId: idOf(counter) }, 'FILE_IN_FIELD'],
      [{ files: [other] }, 'FIELD_DAY_OPEN'],
      [{ files: [other], deskId: v7() }, 'DESK_UNKNOWN'],
      [{ files: [other], deskId: idOf(counter), on: plainDate('2026-11-23') }, 'INPUT_INVALID'],
      [{ files: [other], deskId: idOf(counter), on: plainDate('2026-12-24') }, 'INPUT_INVALID'],
      [{ files: [other, other], deskId: idOf(counter) }, 'INPUT_INVALID'],
      [{ id, files: [other], deskId: idOf(counter) }, 'INPUT_INVALID'],
      [{ files: [v7()], deskId: idOf(counter) }, 'FILE_NOT_FOUND'],
    ];
    for (const [change, code] of refusals) {
      expect(await counter.call('field.prepare', aDay([], change))).toMatchObject({ code });
    }
    // Its answer was lost: sent again it is the same day.
    await counter.get('field.prepare', aDay([file], { id }));
    expect((await counter.get('field.days', {})).filter(({ ended }) => ended === null)).toHaveLength(1);
    await counter.get('field.callOff', { id, reason: 'Selesai diuji' });
  });

  it('a desk of the same name is another desk: what is in hands there does not go along, and was not at the laptop', async () => {
    const [there, here] = await booked(2);
    if (!there || !here) throw new Error('two were booked');
    const twin = await office.desk('Laptop 1');
    await twin.as('loket2');
    await laptop.as('loket');
    for (const [at, applicationId] of [
      [twin, there],
      [laptop, here],
    ] as const) {
      await at.get('appointments.checkIn', { applicationId, overrideNote: null });
      expect(await at.act(applicationId, ['queue.callTicket/1'])).toMatchObject({ ok: true });
      await at.sync();
    }
    await both();
    await counter.as('kasubsi');
    expect(await counter.call('field.prepare', aDay([there]))).toMatchObject({ code: 'CLAIMED_BY_OTHER' });
    const day = aDay([here]);
    await counter.get('field.prepare', day);
    await counter.get('field.callOff', { id: day.id, reason: 'Selesai diuji' });
    const doer = { officeId: office.edge.officeId, actor: '', desk: 'test' };
    const claims = async (at: TestDesk) => {
      const { files } = await heldFiles(office.edge.hub, doer, idOf(at));
      return files.flatMap(({ claimedBy }) => claimedBy ?? []);
    };
    expect([await claims(twin), await claims(laptop)]).toEqual([['loket2'], ['loket']]);
  });

  it('with a laptop that is lost its files are the office’s again, and are listed', async () => {
    const [file] = await booked(1);
    if (!file) throw new Error('one was booked');
    const id = await prepared([file]);
    const doer = { officeId: office.edge.officeId, actor: '', desk: 'test' };
    await revoke(office.edge.hub, doer, idOf(laptop));
    await counter.sync();
    expect((await dayOf(id)).ended).toMatchObject({ as: 'LOST' });
    const { files } = await heldFiles(office.edge.hub, doer, idOf(laptop));
    const row = await office.edge.hub.store('application').where({ id: file }).first('number');
    expect(files.filter(({ isCarried }) => isCarried).map(({ number }) => number)).toEqual([row?.number]);
    await counter.as('loket');
    await counter.get('appointments.checkIn', { applicationId: file, overrideNote: null });
  });
});
