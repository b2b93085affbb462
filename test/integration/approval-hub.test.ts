import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { batchOf, waitForApproval, withLot, withPolicy } from '#test/support/approvals.ts';
import { changePolicyAtHub } from '#test/support/hub-policy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

const NOTE = 'Alasan tertulis yang cukup panjang untuk dicatat';
const HOME = 'Jl. Kenanga No. 7, Padang';

describe('the approver’s desk with a hub', () => {
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
  const open = (t: TestDesk, applicationId: ApplicationId) => t.get('applications.open', { applicationId });
  const stateOf = async (t: TestDesk, id: ApplicationId) => (await open(t, id)).file.state;
  async function waiting(): Promise<ApplicationId> {
    serial += 1;
    const id = await waitForApproval(a, serial);
    await settle();
    return id;
  }
  const trayOf = async (t: TestDesk, id: ApplicationId) =>
    (await t.get('sync.tray', {})).filter(({ applicationId }) => applicationId === id);

  /** The hub's procedure says otherwise, too. */
  const hubPolicy = (change: Partial<Policy>) => changePolicyAtHub(office.edge.hub, change);

  it('takes a batch whole, or none of it when the hub knows what the desk did not', async () => {
    withLot(a, 0.9);
    hubPolicy({ samplePercent: 0 });
    const [one, two] = [await waiting(), await waiting()];
    await a.as('kasubsi');
    await a.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    // Meanwhile another desk declares a conflict on one of them; desk A has not heard of it.
    await b.as('kasi');
    expect(await b.act(two, ['applications.declareConflict/1', { note: NOTE }])).toMatchObject({ ok: true });
    await b.sync();
    const batch = await batchOf(a, [one, two]);
    expect(await a.get('approval.approveMany', batch)).toEqual({ approved: 2 });
    await settle();
    expect(await trayOf(a, two)).toMatchObject([{ code: 'STALE_VERSION' }]);
    expect(await trayOf(a, one)).toHaveLength(1);
    expect(await stateOf(b, one)).toBe('ADJUDICATION');
    expect(await stateOf(b, two)).toBe('ADJUDICATION');
    const rows = await office.edge.hub.store('action').where({ kind: 'approval.approve/2' });
    expect(rows).toEqual([]);

    await a.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    expect(await a.get('approval.approveMany', await batchOf(a, [one]))).toEqual({ approved: 1 });
    await settle();
    expect(await stateOf(b, one)).toBe('APPROVED');
    const [stored] = await office.edge.hub.store('action').where({ kind: 'approval.approve/2' });
    expect(stored.payload).toMatchObject({ shown: { photo: true } });
    expect(stored.payload.bulk).not.toBeNull();
  });

  it('asks the hub’s own list what changed, its own lot and its own flags', async () => {
    const id = await waiting();
    await a.as('kasubsi');
    await a.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    hubPolicy({ samplePercent: 100 });
    expect(await a.get('approval.approveMany', await batchOf(a, [id]))).toEqual({ approved: 1 });
    await settle();
    expect(await trayOf(a, id)).toMatchObject([{ code: 'BULK_SAMPLED' }]);
    hubPolicy({ samplePercent: 5 });
    expect(await a.act(id, ['approval.approve/2', opened()])).toMatchObject({
      ok: true,
    });
    await settle();
    expect(await stateOf(b, id)).toBe('APPROVED');
  });

  it('asks for the second opinion at another desk, without the first’s words on its screen', async () => {
    const blind = { blindDecisions: new Set(['REJECT'] as const) };
    withPolicy(a, blind);
    withPolicy(b, blind);
    hubPolicy(blind);
    const id = await waiting();
    await a.as('kasubsi');
    const secret = 'Hanya pengusul yang tahu kalimat ini';
    const proposal = { decision: 'REJECT', reasonCodes: ['REJ_ADJUDICATOR'], note: secret };
    expect(await a.act(id, ['approval.proposeDecision/1', proposal])).toMatchObject({ ok: true });
    await settle();
    await b.as('kasi');
    const view = await open(b, id);
    expect(view.opinion).not.toBeNull();
    expect(JSON.stringify(view)).not.toContain(secret);
    const opinion = { decision: 'REJECT', reasonCodes: ['REJ_ADJUDICATOR'], note: NOTE };
    const reject = { ...opinion, rejectStage: 'ADJUDICATOR', letterNo: 'W3-9' };
    const { decision: _decision, ...payload } = reject;
    expect(
      await b.act(id, ['approval.giveOpinion/1', opinion], ['approval.reject/1', payload]),
    ).toMatchObject({
      ok: true,
    });
    await settle();
    expect(await stateOf(a, id)).toBe('REJECTED');
  });

  it('refuses at the hub what a desk did not know: a tie that was entered elsewhere', async () => {
    await a.as('loket');
    const arrive = async () => {
      serial += 1;
      const booking = aBooking({ applicant: anApplicant({ address: HOME }, serial) }, serial);
      const { applicationId } = await a.get('appointments.byHand', booking);
      await a.get('appointments.checkIn', { applicationId, overrideNote: null });
      return applicationId;
    };
    const [id, other] = [await arrive(), await arrive()];
    await settle();
    await a.stopSync();
    await b.as('tikim');
    const person = (await b.get('session.accounts', {})).find(({ username }) => username === 'loket');
    if (!person) throw new Error('no such account');
    const account = { id: person.id, displayName: person.displayName, roles: [...person.roles] };
    const known = await b.get('session.updateAccount', {
      ...account,
      active: true,
      password: null,
      address: 'JALAN KENANGA NOMOR 7 PADANG',
    });
    expect(known.knows).toEqual({ nik: false, kk: false, address: true });
    const row = await office.edge.hub.store('account').where({ id: person.id }).first();
    expect(row.address_tie).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row).toUpperCase()).not.toContain('KENANGA');
    // Desk A works from what it has: it takes the file up, and the hub does not let that stand.
    expect(await a.act(id, ['queue.callTicket/1', {}])).toMatchObject({ ok: true });
    const { pushActions } = await import('#hub/features/sync/push.ts');
    const desk = await office.edge.hub.store('desk').where({ name: 'Loket 1' }).first();
    // An act beside the queue, on a file that nobody has in hand.
    expect(await a.act(other, ['applications.addNote/1', { note: NOTE }])).toMatchObject({ ok: true });
    const waitingActs = await a.desk
      .db('action as c')
      .join('outbox as o', 'o.action_id', 'c.id')
      .whereIn('c.application_id', [id, other])
      .orderBy('c.desk_seq')
      .select('c.*', { seq: 'c.desk_seq', group: 'o.group_id' });
    const reply = await pushActions(
      office.edge.hub,
      { id: desk.id, name: desk.name, officeId: desk.office_id },
      {
        actions: waitingActs.map((pending) => ({
          id: pending.id,
          applicationId: pending.application_id,
          kind: pending.kind,
          payload: JSON.parse(pending.payload),
          actor: pending.actor,
          role: pending.role,
          desk: pending.desk,
          occurredAt: pending.occurred_at,
          basedOn: pending.based_on,
          seq: pending.seq,
          group: pending.group,
        })),
      },
    );
    expect(waitingActs.map(({ kind }) => kind)).toEqual(['queue.callTicket/1', 'applications.addNote/1']);
    expect(reply.results).toMatchObject([
      { status: 'REFUSED', code: 'SAME_ADDRESS' },
      { status: 'REFUSED', code: 'SAME_ADDRESS' },
    ]);
  });
});
