import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { UnusualAsk } from '#common/contract/hub/unusual-views.ts';
import { drawnOfficer } from '#common/domain/queue/lot.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { revealPastSeeds } from '#main/features/applications/publish-seed.ts';
import { commitmentTo, lotsByDay } from '#runtime/office/day-seed.ts';
import { withPolicy } from '#test/support/approvals.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const NOTE = 'Alasan tertulis yang cukup panjang untuk dicatat';
const OWN = { nik: '1371991211870001', kk: '1371990101120009', home: 'Jl. Melati No. 12 RT 02, Padang' };

describe('assignment on a desk alone', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
    await t.as('loket');
  });
  afterEach(() => t.close());

  async function arrive(serial: number, applicant: Parameters<typeof anApplicant>[0] = {}) {
    const booking = aBooking({ applicant: anApplicant(applicant, serial) }, serial);
    const { applicationId } = await t.get('appointments.byHand', booking);
    await t.get('appointments.checkIn', { applicationId, overrideNote: null });
    return applicationId;
  }

  const claim = (id: ApplicationId) => t.act(id, ['queue.callTicket/1', {}]);
  const next = () => t.call('applications.claimNext', { stage: 'documents' });

  async function knowPrivate(change: { nik?: string; kkNumber?: string; address?: string }) {
    await t.as('tikim');
    const accounts = await t.get('session.accounts', {});
    const rina = accounts.find(({ username }) => username === 'loket');
    if (!rina) throw new Error('no such account');
    const { id, displayName, roles } = rina;
    const account = { id, displayName, roles: [...roles], active: true, password: null, ...change };
    const updated = await t.get('session.updateAccount', account);
    await t.as('loket');
    return updated;
  }

  async function secondCounter() {
    await t.as('tikim');
    const person = { displayName: 'Loket Dua', roles: ['COUNTER' as const], nik: null };
    const second = await t.get('session.createAccount', {
      ...person,
      username: 'loket2',
      password: SAMPLE_PASSWORD,
    });
    await t.desk.db('account').where({ id: second.id }).update({ must_change: 0 });
    await t.as('loket2');
    return second;
  }

  it('lets nobody link, unlink or carry a family of the own kin, by whichever member', async () => {
    const kin = { own: { nik: OWN.nik }, card: { kkNumber: OWN.kk }, house: { address: OWN.home } };
    const families: Record<string, ApplicationId>[] = [];
    for (const [index, applicant] of Object.values(kin).entries()) {
      const member = await arrive(10 * index + 1, applicant);
      const cousin = await arrive(10 * index + 2);
      await t.get('applications.linkFamily', { applicationId: member, others: [cousin] });
      families.push({ member, cousin });
    }
    const lone = await arrive(50, { kkNumber: OWN.kk });
    const stranger = await arrive(51);
    await knowPrivate({ nik: OWN.nik, kkNumber: OWN.kk, address: OWN.home });
    const link = (applicationId: ApplicationId, other: ApplicationId) =>
      t.call('applications.linkFamily', { applicationId, others: [other] });
    const tied = expect.stringMatching(/^(OWN_FILE|SAME_KK|SAME_FAMILY|SAME_ADDRESS)$/);
    for (const { member, cousin } of families) {
      if (!member || !cousin) throw new Error('no family');
      // Neither into it from outside, from whichever end, nor out of it, nor along with it.
      for (const [one, other] of [
        [member, stranger],
        [cousin, stranger],
        [stranger, member],
        [stranger, cousin],
      ] as const) {
        expect(await link(one, other)).toMatchObject({ ok: false, code: tied });
      }
      expect(await t.call('applications.unlinkFamily', { applicationId: cousin, note: NOTE })).toMatchObject({
        code: 'SAME_FAMILY',
      });
      expect(await claim(cousin)).toMatchObject({ ok: false, code: 'SAME_FAMILY' });
    }
    expect(await link(stranger, lone)).toMatchObject({ ok: false, code: 'SAME_KK' });
    const offered = await t.get('applications.suggestFamily', { applicationId: stranger });
    expect(offered).toEqual([]);
    const { file } = await t.get('applications.open', { applicationId: stranger });
    expect(file).not.toHaveProperty('family');
    // A colleague who is tied to none of them does all of it.
    await secondCounter();
    expect(await link(families[0]?.cousin ?? stranger, stranger)).toMatchObject({ ok: true });
  });

  it('gives nobody an own file, one of the family card, of the family or of the same address', async () => {
    const own = await arrive(1, { nik: OWN.nik });
    const card = await arrive(2, { kkNumber: OWN.kk });
    const house = await arrive(3, { address: 'JALAN MELATI NOMOR 12, RT 02 PADANG' });
    const linked = await arrive(4);
    await t.get('applications.linkFamily', { applicationId: own, others: [linked] });
    const stranger = await arrive(5);
    const known = await knowPrivate({ nik: OWN.nik, kkNumber: OWN.kk, address: OWN.home });
    expect(known.knows).toEqual({ nik: true, kk: true, address: true });
    for (const [id, code] of [
      [own, 'OWN_FILE'],
      [card, 'SAME_KK'],
      [linked, 'SAME_FAMILY'],
      [house, 'SAME_ADDRESS'],
    ] as const) {
      expect(await claim(id)).toMatchObject({ ok: false, code });
      // Nor anything else, though nobody has the file in hand.
      expect(await t.act(id, ['applications.addNote/1', { note: NOTE }])).toMatchObject({ ok: false, code });
    }
    const expected = await t.get(
      'appointments.byHand',
      aBooking({ applicant: anApplicant({ kkNumber: OWN.kk }, 6) }, 6),
    );
    const arrival = { applicationId: expected.applicationId, overrideNote: null };
    expect(await t.call('appointments.checkIn', arrival)).toMatchObject({ ok: false, code: 'SAME_KK' });
    const {
      appointment: _slot,
      number: _number,
      ...entry
    } = aBooking({ applicant: anApplicant({ address: OWN.home }, 7) }, 7);
    const walkIn = { ...entry, lane: 'PRIORITY' as const, priorityReason: 'SICK' as const, requestId: v7() };
    expect(await t.call('appointments.walkIn', walkIn)).toMatchObject({ ok: false, code: 'SAME_ADDRESS' });
    expect(await next()).toMatchObject({ ok: true, value: { applicationId: stranger } });
    expect(await next()).toMatchObject({ code: 'NOTHING_TO_CLAIM' });
    // Neither the card's number nor the address can be read out of the records.
    const stored = JSON.stringify(await t.desk.db('account').where({ username: 'loket' }).first());
    expect(stored).not.toContain(OWN.kk);
    expect(stored.toUpperCase()).not.toContain('MELATI');
    await t.as('tikim');
    expect(JSON.stringify(await t.get('session.accounts', {}))).not.toContain(OWN.nik);
  });

  it('forgets what is taken away again', async () => {
    const card = await arrive(1, { kkNumber: OWN.kk });
    await knowPrivate({ kkNumber: OWN.kk });
    expect(await claim(card)).toMatchObject({ code: 'SAME_KK' });
    await t.as('tikim');
    const rina = (await t.get('session.accounts', {})).find(({ username }) => username === 'loket');
    if (!rina) throw new Error('no such account');
    const { id, displayName, roles } = rina;
    const account = { id, displayName, roles: [...roles], active: true, password: null, kkNumber: null };
    expect((await t.get('session.updateAccount', account)).knows.kk).toBe(false);
    await t.as('loket');
    expect(await claim(card)).toMatchObject({ ok: true });
  });

  it('marks who was taken before others, by the desk’s own word, and never the next one', async () => {
    const [first, second, third] = [await arrive(1), await arrive(2), await arrive(3)];
    const line = async () =>
      (
        await t.get('applications.queue', {
          stage: 'documents',
          lanes: [],
          states: [],
          only: 'ALL',
          offset: 0,
          limit: 50,
        })
      ).rows;
    const order = (await line()).map(({ id }) => id);
    const last = order.at(-1) ?? third;
    // A page that says that it was the next one is not taken at its word.
    expect(await t.act(last, ['queue.callTicket/1', {}])).toMatchObject({ ok: true });
    const rows = await line();
    expect(rows.find(({ id }) => id === last)?.claim?.order).toEqual({ ahead: 2, why: 'BY_HAND' });
    const view = await t.get('applications.open', { applicationId: last });
    expect(view.timeline.at(-1)).toMatchObject({ payload: { order: { ahead: 2, why: 'BY_HAND' } } });
    const reply = await t.get('applications.claimNext', { stage: 'documents' });
    expect(reply.applicationId).toBe(order[0]);
    expect((await line()).find(({ id }) => id === order[0])?.claim?.order).toBeNull();
    expect([first, second, third]).toContain(order[0]);

    await t.as('auditor');
    const span = { from: '2026-11-23T17:00:00.000Z', until: '2026-11-24T17:00:00.000Z' };
    const { outOfOrder } = await t.get('audit.unusual', UnusualAsk.parse(span));
    expect(outOfOrder).toMatchObject([{ claims: 2, ahead: 1, why: { BY_HAND: 1 } }]);
  });

  it('serves who came first, and a lane of a better rank before', async () => {
    const early = await arrive(1);
    t.setNow('2026-11-24T02:10:00.000Z');
    const late = await arrive(2);
    t.setNow('2026-11-24T02:20:00.000Z');
    const {
      appointment: _slot,
      number: _number,
      ...walkIn
    } = aBooking({ lane: 'PRIORITY', priorityReason: 'SICK' }, 3);
    const priority = await t.get('appointments.walkIn', { ...walkIn, requestId: v7() });
    const taken: ApplicationId[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      taken.push((await t.get('applications.claimNext', { stage: 'documents' })).applicationId);
    }
    expect(taken).toEqual([priority.applicationId, early, late]);
  });

  it('draws a stage by lot where the procedure says so, and anybody with the seed draws the same', async () => {
    const second = await secondCounter();
    withPolicy(t, { randomStages: new Set(['documents']) });
    const waiting: ApplicationId[] = [];
    for (let serial = 1; serial <= 14; serial += 1) waiting.push(await arrive(serial));
    await t.as('loket');
    await arrive(15);
    const { applicationId } = await t.get('applications.claimNext', { stage: 'documents' });
    const { timeline } = await t.get('applications.open', { applicationId });
    const payload = timeline.at(-1)?.payload as {
      order: { why: string; draw: { day: string; present: UserId[] } };
    };
    expect(payload.order).toMatchObject({ why: 'DRAWN', draw: { day: '2026-11-24' } });
    expect(payload.order.draw.present).toContain(second.id);

    await t.as('auditor');
    const question = { from: null, until: null, actor: null, desk: null, subject: null, text: null };
    const { entries } = await t.get('audit.search', {
      ...question,
      events: ['SEED'],
      before: null,
      limit: 5,
    });
    // While the day lasts the chain holds the promise alone: nobody who reads it knows a lot before it falls.
    expect(entries).toHaveLength(1);
    const [promise] = entries;
    const seed = t.desk.office.seed(plainDate('2026-11-24')) ?? '';
    expect(promise?.detail).toBe(commitmentTo(seed));
    expect(JSON.stringify(await t.desk.db('audit').select())).not.toContain(seed);
    t.setNow('2026-11-25T02:00:00.000Z');
    await revealPastSeeds(t.desk);
    await revealPastSeeds(t.desk);
    await t.as('auditor');
    const revealed = await t.get('audit.search', { ...question, events: ['SEED'], before: null, limit: 5 });
    expect(revealed.entries.map(({ detail }) => detail).toSorted()).toEqual(
      [commitmentTo(seed), seed].toSorted(),
    );
    const lots = lotsByDay(revealed.entries.map(({ subject, detail }) => ({ day: subject, detail })))(
      '2026-11-24',
    );
    if (!lots || lots === 'NOT_YET') throw new Error('the seed was told');
    t.setNow('2026-11-24T02:30:00.000Z');
    const me = timeline.at(-1)?.actor;
    expect(drawnOfficer(lots, applicationId, payload.order.draw.present)).toBe(me);
    await t.as('loket');
    const others = [...waiting].find(
      (id) => id !== applicationId && drawnOfficer(lots, id, payload.order.draw.present) === second.id,
    );
    if (!others) throw new Error('fourteen files and two officers: somebody else has one');
    // Who says that the lot gave him another's file is held to the lot.
    const { recordActions } = await import('#main/features/applications/record.ts');
    const file = (await t.get('applications.open', { applicationId: others })).file;
    const author = { userId: me as UserId, roles: ['COUNTER' as const], desk: 'Loket 1' };
    const lie = { order: { ...payload.order, ahead: 0 } };
    await expect(
      t.desk.db.transaction((trx) =>
        recordActions(trx, t.desk.office, {
          applicationId: others,
          actions: [{ id: v7() as ActionId, kind: 'queue.callTicket/1', payload: lie }],
          basedOn: file.version,
          author,
          now: t.desk.clock.now(),
        }),
      ),
    ).rejects.toMatchObject({ code: 'DRAWN_FOR_ANOTHER' });
  });
});
