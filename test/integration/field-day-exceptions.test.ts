import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { openFieldOffice, type FieldOffice } from '#test/support/field-office.ts';
import { aProposal } from '#test/support/office-papers.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let s: FieldOffice;

beforeAll(async () => {
  s = await openFieldOffice();
}, 60_000);
afterAll(() => s.close());

describe('a day outside the office', () => {
  it('one file is taken out by a head with a reason: it is the office’s again, the others stay out and are counted anew', async () => {
    const [stays, leaves] = await s.booked(2);
    if (!stays || !leaves) throw new Error('two were booked');
    const id = await s.prepared([stays, leaves]);
    await s.count('loket', id, { home: 2, worked: 0 });
    const taken = { id, file: leaves, reason: 'Pemohon datang sendiri ke kantor' };
    await s.counter.as('loket');
    expect(await s.counter.call('field.takeOut', taken)).toMatchObject({ code: 'FORBIDDEN' });
    await s.counter.as('kasubsi');
    expect(await s.counter.call('field.takeOut', { ...taken, reason: '' })).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await s.counter.call('field.takeOut', { ...taken, file: v7() })).toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    await s.counter.get('field.takeOut', taken);
    // Its answer was lost: sent again it is taken out once.
    await s.counter.get('field.takeOut', taken);
    expect(await s.counter.call('field.takeOut', { ...taken, file: stays })).toMatchObject({
      code: 'FIELD_LAST_FILE',
    });
    await s.both();
    expect(await s.dayOf(id)).toMatchObject({
      files: [{ id: stays }],
      takenOut: [{ id: leaves, byName: 'kasubsi', reason: taken.reason }],
      countedByNames: [],
    });
    const checkIn = (at: TestDesk, applicationId: ApplicationId) =>
      at.call('appointments.checkIn', { applicationId, overrideNote: null });
    await s.counter.as('loket');
    expect(await checkIn(s.counter, stays)).toMatchObject({ code: 'FILE_IN_FIELD' });
    expect(await checkIn(s.counter, leaves)).toMatchObject({ ok: true });
    await s.count('loket', id, { home: 1, worked: 0 });
    expect(await s.count('wawancara', id, { home: 1, worked: 0 })).toMatchObject({ value: 'HOME' });
    const entries = await s.office.edge.hub.store('audit').where({ subject: id }).pluck('detail');
    expect(entries).toContain(`taken out ${leaves}: ${taken.reason}`);
  });

  it('nobody is absent whose file was taken out of the day', async () => {
    const [stays, leaves] = await s.booked(2);
    if (!stays || !leaves) throw new Error('two were booked');
    const id = await s.prepared([stays, leaves]);
    await s.counter.get('field.takeOut', { id, file: leaves, reason: 'Dijadwalkan ulang' });
    await s.evening();
    expect(await s.stateAtHub(leaves)).toBe('BOOKED');
    await s.counter.get('field.callOff', { id, reason: 'Selesai diuji' });
  });

  it('is not counted home by two who were both out there', async () => {
    const files = await s.booked(2);
    const [one, two] = files;
    if (!one || !two) throw new Error('two were booked');
    const id = await s.prepared(files);
    for (const [username, applicationId] of [
      ['loket', one],
      ['loket2', two],
    ] as const) {
      await s.laptop.as(username);
      await s.laptop.get('appointments.checkIn', { applicationId, overrideNote: null });
    }
    await s.both();
    await s.count('loket', id, { home: 2, worked: 2 });
    expect(await s.count('loket2', id, { home: 2, worked: 2 })).toMatchObject({
      code: 'FIELD_COUNTER_WENT_OUT',
    });
    // Nothing of it was kept: the first count still waits for somebody who stayed.
    expect((await s.dayOf(id)).countedByNames).toEqual(['loket']);
    expect(await s.count('wawancara', id, { home: 2, worked: 2 })).toMatchObject({ value: 'HOME' });
  });

  it('is counted home by any two where the office has decided so', async () => {
    const body = HubPolicy.parse({ fieldCounterStayed: false });
    const proposal = aProposal({ name: 'policy', body }, '2026-11-25');
    await s.counter.as('kasi');
    await s.counter.get('office.propose', proposal);
    const small = await s.office.desk('Laptop 2');
    await small.as('kakanim');
    const [seen] = await small.get('office.proposals', {});
    await small.get('office.approve', { id: proposal.id, sha256: seen?.sha256 ?? '' });
    s.office.edge.moveClock(24 * 60);
    for (const desk of [s.counter, small]) desk.setNow('2026-11-25T02:00:00.000Z');
    await s.counter.as('loket');

    const on = plainDate('2026-11-25');
    const booking = aBooking({ appointment: { date: on, time: '09:00' } }, s.nextSerial());
    const { applicationId } = await s.counter.get('appointments.byHand', booking);
    await s.counter.sync();
    const day = s.aDay([applicationId], { deskId: s.idOf(small), on });
    await s.counter.as('kasubsi');
    await s.counter.get('field.prepare', day);
    await small.sync();
    await small.as('loket');
    await small.get('appointments.checkIn', { applicationId, overrideNote: null });
    await small.as('loket2');
    await small.act(applicationId, ['queue.callTicket/1']);
    await small.act(applicationId, ['applications.addNote/1', { note: 'Dilayani di kampus' }]);
    await small.sync();
    await s.count('loket', day.id, { home: 1, worked: 1 });
    expect(await s.count('loket2', day.id, { home: 1, worked: 1 })).toMatchObject({ value: 'HOME' });
  });
});
