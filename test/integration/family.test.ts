import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { createAccount } from '#main/features/session/handlers.ts';
import { FAMILY_SQL } from '#main/records/repositories/families.ts';
import { fillLikeness } from '#main/records/repositories/likeness.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

const TODAY = '2026-11-24';
const NOTE = 'Anak menunggu akta, ayah berangkat dinas';
const QUEUE = { lanes: [], states: [], only: 'ALL' as const, offset: 0, limit: 50 };

describe('a family on one desk', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
    await t.as('loket');
  });
  afterEach(() => t.close());

  /** Bookings of the day; `kk` null for somebody who shares nothing but the office. */
  async function book(serial: number, kk: string | null = '1371991203150007', time = '09:00') {
    const own = kk ?? `13719912031599${String(serial).padStart(2, '0')}`;
    const alone = { phone: `0812999900${String(serial).padStart(2, '0')}`, address: `JL. LAIN ${serial}` };
    const applicant = anApplicant({ kkNumber: own, ...(kk ? {} : alone) }, serial);
    const booking = aBooking({ applicant, appointment: { date: TODAY, time } }, serial);
    return (await t.get('appointments.byHand', booking)).applicationId;
  }

  const link = (applicationId: ApplicationId, ...others: ApplicationId[]) =>
    t.call('applications.linkFamily', { applicationId, others });
  const family = (applicationId: ApplicationId) => t.get('applications.family', { applicationId });
  const open = (applicationId: ApplicationId) => t.get('applications.open', { applicationId });
  const rowOf = async (stage: 'arrival' | 'documents' | 'interview', id: ApplicationId) =>
    (await t.get('applications.queue', { stage, ...QUEUE })).rows.find((row) => row.id === id);
  const checkIn = (applicationId: ApplicationId, others: ApplicationId[] = []) =>
    t.get('appointments.checkIn', { applicationId, overrideNote: null, family: others });

  it('is put together by one act that is recorded on each file, and seen in each list', async () => {
    const [father, mother, child] = [await book(1), await book(2), await book(3)];
    expect(await link(father, mother, child)).toMatchObject({ ok: true, value: { linked: 3 } });
    const { file, timeline } = await open(child);
    expect(file.family?.id).toBe((await open(father)).file.family?.id);
    expect(timeline.at(-1)).toMatchObject({ kind: 'applications.linkFamily/1' });
    expect(await family(mother)).toMatchObject({
      members: [{ id: father }, { id: mother }, { id: child }],
      status: { total: 3, ready: 0, working: 3, held: [] },
    });
    expect(await rowOf('arrival', child)).toMatchObject({
      familySize: 3,
      flags: expect.arrayContaining(['FAMILY']),
    });
    expect((await open(child)).flags).toContain('FAMILY');
  });

  it('is put together whole or not at all', async () => {
    const [one, two, three] = [await book(1), await book(2), await book(3)];
    await link(two, three);
    expect(await link(one, two)).toMatchObject({ ok: false, code: 'FAMILY_LINKED' });
    expect((await open(one)).file).not.toHaveProperty('family');
    expect(await family(one)).toBeNull();
    const audited = await t.desk.db('audit').where({ event: 'REFUSED', subject: one }).first('detail');
    expect(audited).toMatchObject({ detail: 'FAMILY_LINKED' });
  });

  it('is linked by its own channel alone: a page gives no family its name', async () => {
    const one = await book(1);
    const familyId = '00000000-0000-7000-9000-000000000004';
    expect(await t.act(one, ['applications.linkFamily/1', { familyId }])).toMatchObject({
      code: 'ACTION_UNKNOWN',
    });
  });

  it('grows by the file of any member, and ends when one would be left alone', async () => {
    const [one, two, three] = [await book(1), await book(2), await book(3)];
    await link(one, two);
    expect(await link(two, three, one)).toMatchObject({ ok: true, value: { linked: 1 } });
    expect((await family(one))?.members).toHaveLength(3);
    await t.get('applications.unlinkFamily', { applicationId: two, note: NOTE });
    expect(await rowOf('arrival', two)).toMatchObject({ familySize: null, flags: ['DUE_SOON'] });
    expect(await rowOf('arrival', three)).toMatchObject({ familySize: 2 });
    await t.get('applications.unlinkFamily', { applicationId: one, note: NOTE });
    expect((await open(three)).file).not.toHaveProperty('family');
    expect(await rowOf('arrival', three)).toMatchObject({ familySize: null, flags: ['DUE_SOON'] });
  });

  it('is suggested by the family card, or by slot and contact together, and the reading is audited', async () => {
    const one = await book(1);
    const sameCard = await book(2, '1371991203150007', '11:00');
    const stranger = await book(3, null);
    const applicant = anApplicant({ kkNumber: '1371991203150099', address: 'JL. TERPISAH 9' }, 4);
    const booking = aBooking({ applicant }, 4);
    const { applicationId: sameSlot } = await t.get('appointments.byHand', booking);
    const elsewhere = aBooking(
      {
        applicant: anApplicant({ kkNumber: '1371991203150098' }, 5),
        appointment: { date: TODAY, time: '13:00' },
      },
      5,
    );
    const { applicationId: otherSlot } = await t.get('appointments.byHand', elsewhere);
    const found = await t.get('applications.suggestFamily', { applicationId: one });
    expect(found).toContainEqual(expect.objectContaining({ id: sameCard, grounds: ['SAME_KK'] }));
    expect(found).toContainEqual(expect.objectContaining({ id: sameSlot, grounds: ['SAME_SLOT_AND_PHONE'] }));
    expect(found.map(({ id }) => id)).not.toContain(stranger);
    expect(found.map(({ id }) => id)).not.toContain(otherSlot);
    const audited = await t.desk.db('audit').where({ event: 'SEARCH', subject: one }).first('detail');
    expect(audited).toMatchObject({ detail: 'family 2' });
    await link(sameCard, stranger);
    const after = await t.get('applications.suggestFamily', { applicationId: one });
    expect(after.map(({ id }) => id)).toEqual([sameSlot]);
  });

  it('comes in together, with tickets that follow each other', async () => {
    const [one, two, three] = [await book(1), await book(2), await book(3)];
    await link(one, two, three);
    const { ticket, family: others } = await checkIn(one, [two, three]);
    const numbers = [ticket, ...others.map((other) => other.ticket)].map((text) => Number(text.slice(1)));
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1, (numbers[0] ?? 0) + 2]);
    expect((await family(one))?.members.map(({ state }) => state)).toEqual(Array(3).fill('CHECKED_IN'));
  });

  it('comes in whole or not at all, and nobody comes in as a member who is none', async () => {
    const [one, two, stranger] = [await book(1), await book(2), await book(3)];
    await link(one, two);
    const asked = { applicationId: one, overrideNote: null };
    expect(await t.call('appointments.checkIn', { ...asked, family: [stranger] })).toMatchObject({
      code: 'FAMILY_NOT_LINKED',
    });
    await checkIn(two);
    expect(await t.call('appointments.checkIn', { ...asked, family: [two] })).toMatchObject({ ok: false });
    expect((await open(one)).file).toMatchObject({ state: 'BOOKED', ticket: null });
  });

  it('is called, released and called again at one desk; one that waits elsewhere stays', async () => {
    const [one, two, booked] = [await book(1), await book(2), await book(3)];
    await link(one, two, booked);
    await checkIn(one, [two]);
    const reply = await t.act(one, ['queue.callTicket/1']);
    const { number } = (await open(two)).file;
    expect(reply).toMatchObject({ ok: true, value: { family: { moved: [number], stayed: [] } } });
    expect((await open(two)).file).toMatchObject({
      state: 'DOC_REVIEW',
      claim: { desk: t.desk.session.desk },
    });
    expect((await open(booked)).file.state).toBe('BOOKED');
    await t.act(two, ['queue.release/1']);
    expect((await open(one)).file.claim).toBeNull();
    await t.act(two, ['queue.claim/1']);
    expect((await open(one)).file.claim).not.toBeNull();
    await t.act(one, ['queue.transfer/1', { toDesk: 'LOKET-2', reason: 'Loket ramah anak' }]);
    expect((await open(two)).file.ticket).toMatchObject({ forDesk: 'LOKET-2', status: 'WAITING' });
  });

  it('leaves a member with whoever holds it, and names that person', async () => {
    const [one, two] = [await book(1), await book(2)];
    await checkIn(two);
    await t.act(two, ['queue.callTicket/1']);
    await link(one, two);
    await checkIn(one);
    await secondCounter();
    const { number } = (await open(two)).file;
    expect(await t.act(one, ['queue.callTicket/1'])).toMatchObject({
      value: { family: { moved: [], stayed: [{ number, name: 'Rina Loket' }] } },
    });
  });

  it('that does not answer waits again as one', async () => {
    const [one, two] = [await book(1), await book(2)];
    await link(one, two);
    await checkIn(one, [two]);
    await t.act(one, ['queue.callTicket/1']);
    expect(await t.act(one, ['queue.noAnswer/1'])).toMatchObject({ ok: true });
    for (const id of [one, two]) {
      const { file } = await open(id);
      expect(file).toMatchObject({ claim: null, ticket: { status: 'WAITING', missedCalls: 1 } });
    }
  });

  it('is taken over as one from who holds it', async () => {
    const [one, two, three] = [await book(1), await book(2), await book(3)];
    await link(one, two, three);
    await checkIn(one, [two, three]);
    await t.act(one, ['queue.callTicket/1']);
    await secondCounter();
    const reason = 'Petugas dipanggil ke ruang kepala';
    const reply = await t.act(one, ['queue.takeOver/1', { reason }]);
    const { number } = (await open(two)).file;
    const { number: last } = (await open(three)).file;
    const moved = expect.arrayContaining([number, last]);
    expect(reply).toMatchObject({ ok: true, value: { family: { moved, stayed: [] } } });
    const holders = await Promise.all([one, two, three].map(async (id) => (await open(id)).file.claim?.by));
    expect(new Set(holders).size).toBe(1);
    expect(holders[0]).toBe(t.desk.session.user?.id);
  });

  async function secondCounter() {
    const roles = ['COUNTER' as const];
    await createAccount(
      t.desk,
      { username: 'loket2', displayName: 'Wati Loket', roles, nik: null, password: SAMPLE_PASSWORD },
      { cost: 'test', mustChange: false },
    );
    await t.as('loket2');
  }

  it('comes before the queue when one of it was done', async () => {
    const one = await book(1);
    const stranger = await book(2, null);
    const two = await book(3);
    await link(one, two);
    for (const [minute, id] of [one, stranger, two].entries()) {
      t.setNow(`2026-11-24T02:0${minute}:00.000Z`);
      await checkIn(id);
    }
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toMatchObject({
      applicationId: one,
    });
    expect((await open(two)).file.state).toBe('DOC_REVIEW');
    expect(await t.get('applications.claimNext', { stage: 'documents', after: one })).toMatchObject({
      applicationId: two,
    });
    await t.act(two, ['queue.release/1']);
    const freed = await t.get('applications.claimNext', { stage: 'documents', after: one });
    expect(freed).toMatchObject({ applicationId: two });
    await t.act(two, ['applications.applicantWithdraws/1', { note: NOTE }]);
    await t.act(one, ['queue.release/1']);
    expect(await t.get('applications.claimNext', { stage: 'documents', after: two })).toMatchObject({
      applicationId: one,
    });
    expect(await t.get('applications.claimNext', { stage: 'documents' })).toMatchObject({
      applicationId: stranger,
    });
  });

  it('gets a new day together, all or none, and no other act is done by naming members', async () => {
    const [one, two, stranger] = [await book(1), await book(2), await book(3)];
    await link(one, two);
    await t.as('kasi');
    const appointment = { date: '2026-11-26', time: '10:00' };
    const asked = async (kind: string, payload: object, together: ApplicationId[]) =>
      t.call('applications.act', {
        applicationId: one,
        basedOn: (await open(one)).file.version,
        actions: [{ id: v7(), kind, payload }],
        together,
      });
    const payload = { appointment, reason: 'ILLNESS', note: NOTE };
    const kind = 'appointments.specialReschedule/1';
    expect(await asked(kind, payload, [two, stranger])).toMatchObject({ code: 'FAMILY_NOT_LINKED' });
    expect((await open(one)).file.appointment).toMatchObject({ date: TODAY });
    expect(await asked('applications.addNote/1', { note: NOTE }, [two])).toMatchObject({
      code: 'ACTION_UNKNOWN',
    });
    expect(await asked(kind, payload, [two])).toMatchObject({ ok: true });
    for (const id of [one, two]) expect((await open(id)).file.appointment).toEqual(appointment);
  });

  it('shows one hold on all, as long as it stands', async () => {
    const [one, two] = [await book(1), await book(2)];
    await link(one, two);
    await checkIn(one, [two]);
    await t.act(one, ['queue.callTicket/1']);
    const differs = {
      field: 'fullName',
      code: 'KK',
      verdict: 'DIFFERS',
      mismatch: 'SPELLING',
      found: 'BUDHI SANTOSA',
      place: null,
    };
    expect(await t.act(two, ['documents.checkField/1', differs])).toMatchObject({ ok: true });
    expect(await rowOf('documents', one)).toMatchObject({
      flags: expect.arrayContaining(['FAMILY', 'FAMILY_HOLD']),
    });
    expect(await rowOf('documents', two)).toMatchObject({
      flags: expect.not.arrayContaining(['FAMILY_HOLD']),
    });
    expect(await family(one)).toMatchObject({
      members: [{ holds: [] }, { holds: ['DIFFERENCES'] }],
      status: { working: 1, held: [{ hold: 'DIFFERENCES', count: 1 }] },
    });
    const settled = { field: 'fullName', code: 'KK', note: NOTE };
    expect(await t.act(two, ['documents.settleDifference/1', settled])).toMatchObject({ ok: true });
    expect(await rowOf('documents', one)).toMatchObject({
      flags: expect.not.arrayContaining(['FAMILY_HOLD']),
    });
  });

  it('is not approved apart without a word: the refusal names who waits, the confirmation is recorded', async () => {
    const ready = await runToAdjudication(t, 1);
    const checkedAt = t.desk.clock.now();
    const clear = { reference: 'SIMKIM-2', checkedAt, result: 'CLEAR', note: '' };
    await t.act(ready, ['approval.recordAdjudication/1', clear]);
    await t.as('loket');
    const child = await book(2);
    await link(ready, child);
    await checkIn(child);
    await t.act(child, ['queue.callTicket/1']);
    const match = { result: 'POSSIBLE_MATCH', reference: 'SIMKIM-9', checkedAt };
    expect(await t.act(child, ['documents.recordWatchlist/1', match])).toMatchObject({ ok: true });
    const { number } = (await open(child)).file;
    await t.as('kasubsi');
    expect(await t.act(ready, ['approval.approve/2', opened()])).toMatchObject({
      code: 'FAMILY_ON_HOLD',
      details: { numbers: [number] },
    });
    const confirmed = { onHold: [number], familyNote: NOTE };
    expect(await t.act(ready, ['approval.approve/2', opened(confirmed)])).toMatchObject({ ok: true });
    const { file, timeline } = await open(ready);
    expect(file.state).toBe('APPROVED');
    expect(timeline.at(-1)).toMatchObject({ kind: 'approval.approve/2', payload: { onHold: [number] } });
    const { payload } = await t.desk.db('action').where({ kind: 'approval.approve/2' }).first('payload');
    expect(JSON.parse(payload)).toEqual(opened(confirmed));
  });

  it('is found by an index, also in records that are older than it', async () => {
    const [one, two] = [await book(1), await book(2)];
    await link(one, two);
    const plan: { detail: string }[] = await t.desk.db.raw(`explain query plan ${FAMILY_SQL}`, ['x']);
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(
      /SEARCH l USING PRIMARY KEY \(kind=\? AND key=\?\)/,
    );
    await t.desk.db('likeness').whereIn('kind', ['KK', 'FAMILY']).delete();
    await t.desk.db('meta').where({ key: 'likenessKinds' }).delete();
    expect(await family(one)).toBeNull();
    await fillLikeness(t.desk.db);
    expect((await family(one))?.members).toHaveLength(2);
    const rows = await t.desk.db('likeness').where({ kind: 'KK' }).count({ n: '*' }).first();
    expect(rows).toMatchObject({ n: (await t.desk.db('application').count({ n: '*' }).first())?.['n'] });
  });
});
