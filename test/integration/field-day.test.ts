import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import { dayState } from '#hub/features/audit/daily-close.ts';
import { heldFiles } from '#hub/features/station/held.ts';
import { revoke } from '#hub/features/station/revoke.ts';
import { openFieldOffice, type FieldOffice } from '#test/support/field-office.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let s: FieldOffice;

beforeAll(async () => {
  s = await openFieldOffice();
}, 60_000);
afterAll(() => s.close());

describe('a day of service outside the office', () => {
  it('gives the files to the laptop alone, which works without the network and comes home counted by two', async () => {
    const [done, untouched, absent] = await s.booked(3);
    if (!done || !untouched || !absent) throw new Error('three were booked');
    const id = await s.prepared([done, untouched]);
    const checkInAbsent = { applicationId: absent, overrideNote: null };
    expect(await s.dayOf(id)).toMatchObject({ deskName: 'Laptop 1', isHere: false, ended: null });
    await s.counter.as('loket');
    const checkIn = { applicationId: done, overrideNote: null };
    expect(await s.counter.call('appointments.checkIn', checkIn)).toMatchObject({
      code: 'FILE_IN_FIELD',
      details: { place: 'Kampus Contoh', desk: 'Laptop 1' },
    });
    expect((await s.counter.get('applications.open', { applicationId: done })).inField).toEqual({
      place: 'Kampus Contoh',
      deskName: 'Laptop 1',
      isHere: false,
    });
    await s.laptop.as('loket2');
    s.line.set({ kind: 'cut' });
    await s.laptop.get('appointments.checkIn', checkIn);
    await s.laptop.sync();
    expect((await s.laptop.get('sync.status', {})).mode).toBe('HUB');
    expect(await s.stateAtHub(done)).toBe('BOOKED');

    // The day at the office is over: who did not come there is marked, whoever the laptop may serve is not.
    await s.evening();
    const { outside } = await dayState(s.office.edge.hub, s.office.edge.officeId);
    expect(outside).toEqual([{ place: 'Kampus Contoh', deskName: 'Laptop 1', files: 2 }]);
    expect(await s.stateAtHub(absent)).toBe('NO_SHOW');
    expect(await s.stateAtHub(untouched)).toBe('BOOKED');
    await s.counter.sync();
    expect(await s.counter.call('appointments.checkIn', checkInAbsent)).toMatchObject({ ok: false });

    s.line.set({ kind: 'clear' });
    await s.both();
    // Checked in and queued, but with the laptop: nobody else's next one.
    await s.counter.as('loket');
    expect(await s.counter.call('applications.claimNext', { stage: 'documents' })).toMatchObject({
      code: 'NOTHING_TO_CLAIM',
    });
    expect(await s.stateAtHub(done)).not.toBe('BOOKED');
    expect(await s.count('loket', id, { home: 2, worked: 1 })).toMatchObject({ value: 'COUNTED' });
    // The same person twice is one person.
    expect(await s.count('loket', id, { home: 2, worked: 1 })).toMatchObject({ value: 'COUNTED' });
    expect(await s.count('wawancara', id, { home: 1, worked: 1 })).toMatchObject({
      code: 'FIELD_COUNT_DIFFERS',
    });
    expect((await s.dayOf(id)).ended).toBeNull();
    expect((await s.dayOf(id)).countedByNames).toEqual(['loket']);
    expect(await s.count('wawancara', id, { home: 2, worked: 1 })).toMatchObject({ value: 'HOME' });
    expect((await s.dayOf(id)).ended).toMatchObject({ as: 'HOME', counted: { home: 2, worked: 1 } });
    await s.counter.as('loket');
    await s.counter.get('appointments.checkIn', { applicationId: untouched, overrideNote: null });
    await s.both();
    expect(await s.stateAtHub(untouched)).not.toBe('BOOKED');
    expect(await s.count('loket', id, { home: 2, worked: 1 })).toMatchObject({ code: 'FIELD_DAY_ENDED' });
  });

  it('what a desk did without having heard of it goes to its tray', async () => {
    const [file] = await s.booked(1);
    if (!file) throw new Error('one was booked');
    await s.laptop.as('kasubsi');
    const day = s.aDay([file]);
    await s.laptop.get('field.prepare', day);
    await s.counter.as('loket');
    await s.counter.get('appointments.checkIn', { applicationId: file, overrideNote: null });
    await s.both();
    const tray = await s.counter.get('sync.tray', {});
    expect(JSON.stringify(tray)).toContain('FILE_IN_FIELD');
    expect(await s.stateAtHub(file)).toBe('BOOKED');
    await s.counter.as('kasubsi');
    await s.counter.get('field.callOff', { id: day.id, reason: 'Kampus menunda acara' });
    // Nobody fails to come to a day that the office called off.
    await s.evening();
    expect(await s.stateAtHub(file)).toBe('BOOKED');
    expect((await s.dayOf(day.id)).ended).toMatchObject({ as: 'CALLED_OFF', note: 'Kampus menunda acara' });
  });

  it('a count that differs stands with a reason, which the chain keeps', async () => {
    const files = await s.booked(2);
    const id = await s.prepared(files);
    await s.count('loket', id, { home: 2, worked: 0 });
    for (const home of [0, 1, 3]) {
      expect(await s.count('wawancara', id, { home, worked: 0 })).toMatchObject({
        code: 'FIELD_COUNT_DIFFERS',
      });
    }
    // Not by trying: from here on a note is needed, right numbers or wrong.
    expect(await s.count('wawancara', id, { home: 2, worked: 0 })).toMatchObject({
      code: 'FIELD_COUNT_DIFFERS',
    });
    const tries = await s.office.edge.hub
      .store('audit')
      .where({ event: 'FIELD', subject: id })
      .pluck('detail');
    expect(tries.filter((detail: string) => detail.endsWith('differs'))).toHaveLength(4);
    const note = 'Satu map tertinggal di kampus, diambil besok';
    expect(await s.count('wawancara', id, { home: 1, worked: 0, note })).toMatchObject({ value: 'HOME' });
    expect((await s.dayOf(id)).ended).toMatchObject({
      note,
      expected: { home: 2, worked: 0 },
      counted: { home: 1, worked: 0 },
    });
    const entry = await s.office.edge.hub
      .store('audit')
      .where({ event: 'FIELD', subject: id })
      .orderBy('seq', 'desc')
      .first('detail');
    expect(entry?.detail).toContain('1/0 of 2/0');
    expect(entry?.detail).toContain(note);
  });

  it('is prepared by heads, for files that lie in the office, a laptop that is there, and a day that it holds', async () => {
    const [file, other] = await s.booked(2);
    if (!file || !other) throw new Error('two were booked');
    await s.counter.as('loket');
    expect(await s.counter.call('field.prepare', s.aDay([file]))).toMatchObject({ code: 'FORBIDDEN' });
    const id = await s.prepared([file]);
    const refusals: [Partial<Input<'field.prepare'>>, string][] = [
      [{ files: [file], deskId: s.idOf(s.counter) }, 'FILE_IN_FIELD'],
      [{ files: [other] }, 'FIELD_DAY_OPEN'],
      [{ files: [other], deskId: v7() }, 'DESK_UNKNOWN'],
      [{ files: [other], deskId: s.idOf(s.counter), on: plainDate('2026-11-23') }, 'INPUT_INVALID'],
      [{ files: [other], deskId: s.idOf(s.counter), on: plainDate('2026-12-24') }, 'INPUT_INVALID'],
      [{ files: [other, other], deskId: s.idOf(s.counter) }, 'INPUT_INVALID'],
      [{ id, files: [other], deskId: s.idOf(s.counter) }, 'INPUT_INVALID'],
      [{ files: [v7()], deskId: s.idOf(s.counter) }, 'FILE_NOT_FOUND'],
    ];
    for (const [change, code] of refusals) {
      expect(await s.counter.call('field.prepare', s.aDay([], change))).toMatchObject({ code });
    }
    // Its answer was lost: sent again it is the same day.
    await s.counter.get('field.prepare', s.aDay([file], { id }));
    expect((await s.counter.get('field.days', {})).filter(({ ended }) => ended === null)).toHaveLength(1);
    await s.counter.get('field.callOff', { id, reason: 'Selesai diuji' });
  });

  it('a desk of the same name is another desk: what is in hands there does not go along, and was not at the laptop', async () => {
    const [there, here] = await s.booked(2);
    if (!there || !here) throw new Error('two were booked');
    const twin = await s.office.desk('Laptop 1');
    await twin.as('loket2');
    await s.laptop.as('loket');
    for (const [at, applicationId] of [
      [twin, there],
      [s.laptop, here],
    ] as const) {
      await at.get('appointments.checkIn', { applicationId, overrideNote: null });
      expect(await at.act(applicationId, ['queue.callTicket/1'])).toMatchObject({ ok: true });
      await at.sync();
    }
    await s.both();
    await s.counter.as('kasubsi');
    expect(await s.counter.call('field.prepare', s.aDay([there]))).toMatchObject({
      code: 'CLAIMED_BY_OTHER',
    });
    const day = s.aDay([here]);
    await s.counter.get('field.prepare', day);
    await s.counter.get('field.callOff', { id: day.id, reason: 'Selesai diuji' });
    const doer = { officeId: s.office.edge.officeId, actor: '', desk: 'test' };
    const claims = async (at: TestDesk) => {
      const { files } = await heldFiles(s.office.edge.hub, doer, s.idOf(at));
      return files.flatMap(({ claimedBy }) => claimedBy ?? []);
    };
    expect([await claims(twin), await claims(s.laptop)]).toEqual([['loket2'], ['loket']]);
  });

  it('with a laptop that is lost its files are the office’s again, and are listed', async () => {
    const [file] = await s.booked(1);
    if (!file) throw new Error('one was booked');
    const id = await s.prepared([file]);
    const doer = { officeId: s.office.edge.officeId, actor: '', desk: 'test' };
    await revoke(s.office.edge.hub, doer, s.idOf(s.laptop));
    await s.counter.sync();
    expect((await s.dayOf(id)).ended).toMatchObject({ as: 'LOST' });
    const { files } = await heldFiles(s.office.edge.hub, doer, s.idOf(s.laptop));
    const row = await s.office.edge.hub.store('application').where({ id: file }).first('number');
    expect(files.filter(({ isCarried }) => isCarried).map(({ number }) => number)).toEqual([row?.number]);
    await s.counter.as('loket');
    await s.counter.get('appointments.checkIn', { applicationId: file, overrideNote: null });
  });
});
