import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

const NOTE = 'Anak menunggu akta, ayah berangkat dinas';
const QUEUE = { lanes: [], states: [], only: 'ALL' as const, offset: 0, limit: 50 };

describe('a family of two desks and a hub', () => {
  let office: JoinedOffice;
  let a: TestDesk;
  let b: TestDesk;
  let serial = 0;

  beforeAll(async () => {
    office = await openJoinedOffice();
    a = await office.desk('Loket 1');
    b = await office.desk('Loket 2');
  }, 60_000);
  afterAll(() => office.close());

  async function settle() {
    for (const desk of [a, b, a]) await desk.sync();
  }

  async function book(): Promise<ApplicationId> {
    serial += 1;
    return (await a.get('appointments.byHand', aBooking({}, serial))).applicationId;
  }

  const open = (t: TestDesk, applicationId: ApplicationId) => t.get('applications.open', { applicationId });
  const family = (t: TestDesk, applicationId: ApplicationId) =>
    t.get('applications.family', { applicationId });
  const flagsOf = async (t: TestDesk, id: ApplicationId) => {
    const stages = ['arrival', 'documents', 'decision'] as const;
    for (const stage of stages) {
      const { rows } = await t.get('applications.queue', { stage, ...QUEUE });
      const row = rows.find((one) => one.id === id);
      if (row) return row.flags;
    }
    return null;
  };
  const stored = (id: ApplicationId) => office.edge.hub.store('application').where({ id }).first('family_id');

  it('linked at one desk is seen at the other, and stands at the hub', async () => {
    await a.as('loket');
    await b.as('loket2');
    const [one, two] = [await book(), await book()];
    await a.get('applications.linkFamily', { applicationId: one, others: [two] });
    await settle();
    expect(await family(b, two)).toMatchObject({ members: [{ id: one }, { id: two }] });
    expect(await flagsOf(b, one)).toContain('FAMILY');
    expect(await stored(one)).toEqual({ family_id: (await open(a, one)).file.family?.id });
    await b.get('applications.unlinkFamily', { applicationId: two, note: NOTE });
    await settle();
    expect(await family(a, one)).toBeNull();
    expect(await flagsOf(a, one)).not.toContain('FAMILY');
    expect(await stored(one)).toEqual({ family_id: null });
  });

  it('of the own kin is linked by nobody: the hub refuses what a desk did not know of', async () => {
    serial += 1;
    const house = aBooking(
      { applicant: anApplicant({ address: 'JL. KENANGA NO. 7 PADANG' }, serial) },
      serial,
    );
    const { applicationId: kin } = await a.get('appointments.byHand', house);
    const [cousin, stranger] = [await book(), await book()];
    await b.as('loket2');
    await b.sync();
    await a.get('applications.linkFamily', { applicationId: kin, others: [cousin] });
    await settle();
    const before = await stored(stranger);
    // IT enters the address at the other desk; this one has not heard of it.
    await b.as('tikim');
    const person = (await b.get('session.accounts', {})).find(({ username }) => username === 'loket');
    if (!person) throw new Error('no such account');
    await b.get('session.updateAccount', {
      id: person.id,
      displayName: person.displayName,
      roles: [...person.roles],
      active: true,
      password: null,
      address: 'JALAN KENANGA NOMOR 7 PADANG',
    });
    await a.get('applications.linkFamily', { applicationId: cousin, others: [stranger] });
    await a.sync();
    expect(await stored(stranger)).toEqual(before);
    await a.as('loket');
    expect(await a.get('sync.tray', {})).toContainEqual(
      expect.objectContaining({ applicationId: stranger, code: 'SAME_FAMILY' }),
    );
    // By now the desk knows, too.
    await a.sync();
    expect(
      await a.call('applications.linkFamily', { applicationId: cousin, others: [stranger] }),
    ).toMatchObject({ ok: false, code: 'SAME_FAMILY' });
    await b.as('loket2');
  });

  it('is taken by the hub whole or not at all when two desks link the same file at once', async () => {
    const [one, two, three] = [await book(), await book(), await book()];
    await settle();
    await a.get('applications.linkFamily', { applicationId: one, others: [two] });
    await b.get('applications.linkFamily', { applicationId: three, others: [two] });
    await a.sync();
    await settle();
    for (const t of [a, b]) {
      expect((await family(t, one))?.members.map(({ id }) => id)).toEqual([one, two]);
      expect((await open(t, three)).file).not.toHaveProperty('family');
    }
    const tray = await b.get('sync.tray', {});
    expect(tray.filter(({ applicationId }) => applicationId === three)).toMatchObject([
      { code: 'FAMILY_LINKED' },
    ]);
  });

  it('a hold at the one desk shows at the other', async () => {
    const [one, two] = [await book(), await book()];
    await a.get('applications.linkFamily', { applicationId: one, others: [two] });
    await settle();
    await b.get('appointments.checkIn', { applicationId: two, overrideNote: null });
    await b.act(two, ['queue.callTicket/1']);
    const checkedAt = b.desk.clock.now();
    const match = { result: 'POSSIBLE_MATCH', reference: 'SIMKIM-9', checkedAt };
    expect(await b.act(two, ['documents.recordWatchlist/1', match])).toMatchObject({ ok: true });
    expect(await flagsOf(a, one)).not.toContain('FAMILY_HOLD');
    await settle();
    expect(await flagsOf(a, one)).toContain('FAMILY_HOLD');
    expect(await flagsOf(a, two)).not.toContain('FAMILY_HOLD');
    expect((await family(a, one))?.status.held).toEqual([{ hold: 'WATCHLIST', count: 1 }]);
  });

  it('an approval by a desk that did not know of the hold is refused by the hub, and goes on with a word', async () => {
    serial += 1;
    const ready = await runToAdjudication(a, serial);
    const checkedAt = a.desk.clock.now();
    const clear = { reference: 'SIMKIM-2', checkedAt, result: 'CLEAR', note: '' };
    await a.act(ready, ['approval.recordAdjudication/1', clear]);
    await a.as('loket');
    const child = await book();
    await a.get('applications.linkFamily', { applicationId: ready, others: [child] });
    await a.get('appointments.checkIn', { applicationId: child, overrideNote: null });
    await settle();
    await b.act(child, ['queue.callTicket/1']);
    const match = { result: 'POSSIBLE_MATCH', reference: 'SIMKIM-9', checkedAt };
    await b.act(child, ['documents.recordWatchlist/1', match]);
    await a.as('kasubsi');
    expect(await family(a, ready)).toMatchObject({ status: { held: [] } });
    // Desk A has not heard of it and decides in good faith; the hub takes B's first.
    await b.sync();
    expect(await a.act(ready, ['approval.approve/2', opened()])).toMatchObject({ ok: true });
    await settle();
    const { number } = (await open(a, child)).file;
    const tray = await a.get('sync.tray', {});
    expect(tray.filter(({ applicationId }) => applicationId === ready)).toMatchObject([
      { code: 'FAMILY_ON_HOLD', details: { numbers: [number] } },
    ]);
    expect((await open(a, ready)).file).toMatchObject({ state: 'ADJUDICATION', approval: null });
    const confirmed = { onHold: [number], familyNote: NOTE };
    expect(await a.act(ready, ['approval.approve/2', opened(confirmed)])).toMatchObject({ ok: true });
    await settle();
    expect((await open(b, ready)).file.state).toBe('APPROVED');
  });

  it('in one page the hub judges by what stands before: a hold and an approval, a link and an approval', async () => {
    serial += 1;
    const ready = await runToAdjudication(a, serial);
    const checkedAt = a.desk.clock.now();
    const clear = { reference: 'SIMKIM-2', checkedAt, result: 'CLEAR', note: '' };
    await a.act(ready, ['approval.recordAdjudication/1', clear]);
    await a.as('loket');
    const child = await book();
    await a.get('appointments.checkIn', { applicationId: child, overrideNote: null });
    await a.act(child, ['queue.callTicket/1']);
    await settle();
    await a.get('applications.linkFamily', { applicationId: ready, others: [child] });
    const match = { result: 'POSSIBLE_MATCH', reference: 'SIMKIM-9', checkedAt };
    await a.act(child, ['documents.recordWatchlist/1', match]);
    await a.as('kasubsi');
    const { number } = (await open(a, child)).file;
    const confirmed = { onHold: [number], familyNote: NOTE };
    expect(await a.act(ready, ['approval.approve/2', opened(confirmed)])).toMatchObject({ ok: true });
    // A desk that has lost its word: link, hold and approval arrive in one page, and the hub knows all three.
    const asked = await a.desk.db('outbox as o').join('action as c', 'c.id', 'o.action_id').pluck('kind');
    expect(asked).toEqual([
      'applications.linkFamily/1',
      'applications.linkFamily/1',
      'documents.recordWatchlist/1',
      'approval.approve/2',
    ]);
    await a.desk
      .db('action')
      .where({ kind: 'approval.approve/2', status: 'PENDING' })
      .update({ payload: JSON.stringify(opened()) });
    await settle();
    const tray = await a.get('sync.tray', {});
    expect(tray.filter(({ applicationId }) => applicationId === ready)).toMatchObject([
      { code: 'FAMILY_ON_HOLD', details: { numbers: [number] } },
    ]);
    expect((await family(b, ready))?.status.held).toEqual([{ hold: 'WATCHLIST', count: 1 }]);
  });
});
