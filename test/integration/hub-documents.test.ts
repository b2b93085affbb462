import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { must } from '#common/kernel/must.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { Proposal, ProposalList } from '#common/contract/hub/publication.ts';
import { DocumentsReply } from '#common/contract/hub/pull.ts';
import { acknowledge } from '#hub/features/office/acknowledge.ts';
import { HubOffice } from '#hub/features/office/hub-office.ts';
import { approve, propose, refuse, withdraw, type HeadDoer } from '#hub/features/office/proposals.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { listAcknowledgements } from '#hub/store/acknowledgements.ts';
import { listSigned } from '#hub/store/documents.ts';
import { readPlace } from '#hub/store/feed.ts';
import { ShippedProcedure } from '#runtime/sop/sop-library.ts';
import { isGenuine } from '#runtime/office/signed-document.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import {
  aNewSop,
  aProposal,
  feesWith,
  LETTERHEAD,
  PRIORITY_QUEUE,
  rolesWithout,
  SHIPPED,
} from '#test/support/office-papers.ts';
import { RESOURCES } from '#test/support/test-desk.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { codesOf, journeyOf, PushingDesk } from '#test/support/test-hub-office.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';

const TODAY = '2026-11-24T03:00:00.000Z';

let test: TestHub;
let kasi: HeadDoer;
let kakanim: HeadDoer;

beforeAll(async () => {
  test = await openTestHub();
  const doer = (actor: UserId) => ({ officeId: test.officeId, actor, desk: 'Loket 1' });
  kasi = doer(await test.addAccount(['SECTION_HEAD']));
  kakanim = doer(await test.addAccount(['OFFICE_HEAD']));
}, 60_000);
afterAll(() => test.stop());
beforeEach(() => test.setNow(TODAY));

const rulesNow = async () => {
  const { store, office, clock } = test.hub;
  return office.rules(store, test.officeId, (await readPlace(store, test.officeId)).rulesSeq, clock.now());
};

async function published(content: Parameters<typeof aProposal>[0], from = '2026-11-24'): Promise<Proposal> {
  const proposal = await propose(test.hub, kasi, aProposal(content, from));
  return approve(test.hub, kakanim, proposal.id, proposal);
}

describe('a document of the office', () => {
  it('is published by two persons, signed by the hub over both, and in the audit from its proposal on', async () => {
    const proposal = await propose(test.hub, kasi, aProposal(LETTERHEAD, '2026-12-01'));
    expect(proposal).toMatchObject({ name: 'letterhead', proposedBy: kasi.actor, decision: null });
    expect(await listSigned(test.hub.store, test.officeId)).toEqual([]);
    const decided = await approve(test.hub, kakanim, proposal.id, proposal);
    expect(decided).toMatchObject({ decision: 'APPROVED', decidedBy: kakanim.actor });
    const [document] = await listSigned(test.hub.store, test.officeId);
    expect(document).toMatchObject({
      name: 'letterhead',
      version: 1,
      body: { city: 'Padang' },
      publication: { effectiveFrom: '2026-12-01', proposedBy: kasi.actor, approvedBy: kakanim.actor },
    });
    const { publication } = must(document, 'it was published');
    expect(isGenuine(must(document, 'it was published'), publication, test.hub.keys.hubKey)).toBe(true);
    const entries = await test.hub
      .store('audit')
      .where({ event: 'DOCUMENT', subject: proposal.id })
      .orderBy('seq')
      .select('actor', 'detail');
    expect(entries).toMatchObject([
      { actor: kasi.actor, detail: expect.stringContaining('proposed letterhead 2026-12-01') },
      { actor: kakanim.actor, detail: expect.stringContaining('approved letterhead 1 2026-12-01') },
    ]);
  });

  it('is not approved or refused by whoever proposed it, and taken back by nobody else', async () => {
    const proposal = await propose(test.hub, kasi, aProposal({ name: 'queues', body: [] }, '2026-12-01'));
    const reason = { reason: 'Belum perlu sekarang' };
    await expect(approve(test.hub, kasi, proposal.id, proposal)).rejects.toMatchObject({
      code: 'SECOND_PERSON_REQUIRED',
    });
    await expect(refuse(test.hub, kasi, proposal.id, reason)).rejects.toMatchObject({
      code: 'SECOND_PERSON_REQUIRED',
    });
    await expect(withdraw(test.hub, kakanim, proposal.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await withdraw(test.hub, kasi, proposal.id)).toMatchObject({ decision: 'WITHDRAWN' });
    await expect(refuse(test.hub, kakanim, proposal.id, reason)).rejects.toMatchObject({
      code: 'PROPOSAL_DECIDED',
    });
  });

  it('that another refused says why and is published no more', async () => {
    const proposal = await propose(test.hub, kakanim, aProposal({ name: 'queues', body: [] }, '2026-12-01'));
    const refused = await refuse(test.hub, kasi, proposal.id, { reason: 'Menunggu petunjuk pusat' });
    expect(refused).toMatchObject({ decision: 'REFUSED', reason: 'Menunggu petunjuk pusat' });
    await expect(approve(test.hub, kasi, proposal.id, proposal)).rejects.toMatchObject({
      code: 'PROPOSAL_DECIDED',
    });
  });

  it('is approved only as it was on the approver’s screen', async () => {
    const proposal = await propose(test.hub, kasi, aProposal({ name: 'queues', body: [] }, '2026-12-01'));
    await expect(approve(test.hub, kakanim, proposal.id, { sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'PROPOSAL_CHANGED',
    });
    await withdraw(test.hub, kasi, proposal.id);
  });

  it('takes effect today or later, also when it is approved late', async () => {
    await expect(propose(test.hub, kasi, aProposal(LETTERHEAD, '2026-11-23'))).rejects.toMatchObject({
      code: 'DOCUMENT_DATE_PASSED',
    });
    const proposal = await propose(test.hub, kasi, aProposal({ name: 'queues', body: [] }, '2026-11-24'));
    test.setNow('2026-11-25T03:00:00.000Z');
    await expect(approve(test.hub, kakanim, proposal.id, proposal)).rejects.toMatchObject({
      code: 'DOCUMENT_DATE_PASSED',
    });
    await withdraw(test.hub, kasi, proposal.id);
  });

  it('sent twice is one proposal; one that changes nothing is none', async () => {
    const policy = HubPolicy.parse({ offlineHours: 48 });
    const asked = aProposal({ name: 'policy', body: policy }, '2026-11-24');
    const first = await propose(test.hub, kasi, asked);
    expect(await propose(test.hub, kasi, asked)).toEqual(first);
    await approve(test.hub, kakanim, first.id, first);
    expect((await rulesNow()).deskPolicy.offlineHours).toBe(48);
    await expect(
      propose(test.hub, kasi, aProposal({ name: 'policy', body: policy }, '2026-11-25')),
    ).rejects.toMatchObject({ code: 'DOCUMENT_UNCHANGED' });
  });
});

describe('what the database itself refuses', () => {
  const row = async (decidedBy: string | null) => {
    const body = JSON.stringify([PRIORITY_QUEUE]);
    const id = v7();
    await test.hub.store('document_proposal').insert({
      id,
      office_id: test.officeId,
      name: 'queues',
      body,
      sha256: 'x',
      effective_from: '2026-12-01',
      note: 'langsung',
      proposed_by: kasi.actor,
      proposed_at: TODAY,
      ...(decidedBy === null ? {} : { decision: 'APPROVED', decided_by: decidedBy, decided_at: TODAY }),
    });
    return id;
  };
  const publish = (proposalId: string | null, change: object = {}) =>
    test.hub.store('document').insert({
      office_id: test.officeId,
      name: 'queues',
      version: 9,
      body: JSON.stringify([PRIORITY_QUEUE]),
      feed_seq: 900,
      effective_from: '2026-12-01',
      published_by: kakanim.actor,
      ...(proposalId === null
        ? {}
        : {
            proposal_id: proposalId,
            proposed_by: kasi.actor,
            approved_by: kakanim.actor,
            published_at: TODAY,
            sha256: 'x',
            signature: 'y',
          }),
      ...change,
    });

  it('is an approval by the proposer, and a second decision', async () => {
    await expect(row(kasi.actor)).rejects.toMatchObject({ constraint: 'proposal_two_persons' });
    const id = await row(null);
    const decide = (by: string, decision = 'APPROVED') =>
      test.hub
        .store('document_proposal')
        .where({ id })
        .update({ decision, decided_by: by, decided_at: TODAY });
    await expect(decide(kasi.actor)).rejects.toMatchObject({ constraint: 'proposal_two_persons' });
    await expect(decide(kakanim.actor, 'WITHDRAWN')).rejects.toMatchObject({
      constraint: 'proposal_two_persons',
    });
    await decide(kakanim.actor, 'REFUSED');
    await expect(decide(kakanim.actor)).rejects.toMatchObject({ constraint: 'proposal_decided_once' });
  });

  it('is another body under a proposal that stands', async () => {
    const id = await row(null);
    const table = () => test.hub.store('document_proposal').where({ id });
    await expect(table().update({ body: '[]' })).rejects.toMatchObject({
      constraint: 'proposal_decided_once',
    });
    await expect(table().delete()).rejects.toMatchObject({ constraint: 'append_only' });
  });

  it('is a document that nobody approved, that one person published, or that says otherwise', async () => {
    const open = await row(null);
    const approved = await row(kakanim.actor);
    await expect(publish(null)).rejects.toMatchObject({ constraint: 'document_published' });
    await expect(publish(open)).rejects.toMatchObject({ constraint: 'document_as_approved' });
    await expect(publish(approved, { approved_by: kasi.actor })).rejects.toMatchObject({
      constraint: expect.stringMatching(/document_(as_approved|two_persons)/),
    });
    await expect(publish(approved, { body: '[]' })).rejects.toMatchObject({
      constraint: 'document_as_approved',
    });
    await expect(
      test.hub.store('document').where({ name: 'letterhead' }).update({ body: '{}' }),
    ).rejects.toMatchObject({ constraint: 'append_only' });
  });

  it('passes by what only looks approved: without the hub’s signature it is no rule', async () => {
    await publish(await row(kakanim.actor));
    const { store, log, keys } = test.hub;
    const fresh = new HubOffice(new ShippedProcedure(RESOURCES), { hubKey: keys.hubKey, log });
    const { published: trusted } = await fresh.rules(store, test.officeId, 0, test.hub.clock.now());
    expect(trusted.map(({ name }) => name)).not.toContain('queues');
    expect(test.logLines.some((line) => line.includes('without a valid signature'))).toBe(true);
  });
});

describe('a new version of the procedure', () => {
  it('keeps what its proposal does not name, gets the next name, and is refused where it does not fit', async () => {
    const proposal = await propose(
      test.hub,
      kasi,
      aProposal(aNewSop(feesWith('FEE_E_10', 1_000_000)), '2026-12-01'),
    );
    expect(proposal.body).toMatchObject({ id: '2026-101', effectiveFrom: '2026-12-01' });
    expect(Object.keys(Object(proposal.body)).length).toBe(15);
    await approve(test.hub, kakanim, proposal.id, proposal);
    const broken = { fees: { tables: [], acceleratedTypes: 1, zeroRates: [] } };
    await expect(
      propose(test.hub, kasi, aProposal(aNewSop(broken as never), '2026-12-01')),
    ).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' });
    await expect(
      propose(test.hub, kasi, aProposal(aNewSop({ fees: SHIPPED.fees }), '2026-12-01')),
    ).rejects.toMatchObject({ code: 'DOCUMENT_UNCHANGED' });
    await expect(
      propose(test.hub, kasi, aProposal(aNewSop({}, '1999-1'), '2026-12-01')),
    ).rejects.toMatchObject({ code: 'SOP_UNKNOWN' });
  });

  it('is the one under which new files begin from its day on, by the office’s own calendar', async () => {
    expect((await rulesNow()).policy().sopId).toBe('2026-1');
    // 23:59 on the 30th in Padang, and a minute later.
    test.setNow('2026-11-30T16:59:00.000Z');
    expect((await rulesNow()).policy().sopId).toBe('2026-1');
    test.setNow('2026-11-30T17:00:00.000Z');
    expect((await rulesNow()).policy().sopId).toBe('2026-101');
    await runSystemActions(test.hub);
  });

  it('begins no file before its day, whatever a desk says', async () => {
    const desk = await PushingDesk.open(test, 'Loket 9');
    const account = await test.addAccount(['COUNTER'], { id: STAFF.COUNTER });
    await test.signIn(desk.desk, account);
    const opening = (person: number, sopId: string) => {
      const [first] = journeyOf(person, 'BOOKED').actions;
      const { payload, ...action } = must(first, 'a journey begins with its booking');
      return { ...action, payload: { ...Object(payload), sopId } };
    };
    const results = await desk.offer(opening(1, '2026-101'), opening(2, '2026-1'), opening(3, '1999-1'));
    expect(codesOf(results)).toEqual(['SOP_UNKNOWN', 'ACCEPTED', 'SOP_UNKNOWN']);
  });

  it('is read also at a desk whose clock is a little ahead, and by nobody in the future', async () => {
    const desk = await PushingDesk.open(test, 'Loket 8');
    const letterhead = { name: 'letterhead', version: 1 } as const;
    const by = await test.addAccount(['COUNTER']);
    await test.signIn(desk.desk, by);
    const later = (minutes: number) => addMinutes(test.hub.clock.now(), minutes);
    const said = (at: Instant) => acknowledge(test.hub, desk.desk, [{ ...letterhead, by, at }]);
    const kept = async () =>
      (await listAcknowledgements(test.hub.store, test.officeId)).filter((one) => one.by === by);
    await said(later(11));
    expect(await kept()).toEqual([]);
    await said(later(9));
    expect(await kept()).toEqual([{ ...letterhead, by, at: test.hub.clock.now() }]);
  });

  it('that lets a duty go takes the database’s own refusal with it', async () => {
    const duties = async () =>
      (await test.hub.store('office').where({ id: test.officeId }).first('duties'))?.duties;
    const { store, office, clock } = test.hub;
    await store.transaction((trx) => office.tellDuties(trx, test.officeId, clock.now()));
    expect(await duties()).toEqual(['S2', 'S6']);
    await published(aNewSop(rolesWithout('S6')));
    expect(await duties()).toEqual(['S2']);
  });
});

describe('a calendar', () => {
  it('takes the place of the one that came with the program, for its year alone', async () => {
    const day = {
      date: '2027-05-20' as never,
      kind: 'NATIONAL_HOLIDAY',
      name: { id: 'Hari contoh', en: 'Sample' },
    } as const;
    const body = { year: 2027, days: [day], status: 'CONFIRMED', source: 'SKB contoh' } as const;
    await published({ name: 'calendar', body: { ...body, days: [...body.days] } });
    const { library, today } = await rulesNow();
    const years = library.years(today);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(years[1]).toEqual(body);
    expect(years[0]?.days.length).toBeGreaterThan(5);
  });
});

describe('what the office decides', () => {
  it('moves the deadlines that are stored with files, once for each change and day', async () => {
    const { store } = test.hub;
    const desk = await PushingDesk.open(test, 'Loket tenggat');
    const { actions, now } = journeyOf(301, 'BOOKED');
    test.setNow(now);
    expect(codesOf(await desk.offer(...actions))).toEqual(['ACCEPTED']);
    const id = must(actions[0], 'it was booked').applicationId;
    // Behind its day nobody came.
    const later = addMinutes(now, 2 * 24 * 60);
    test.setNow(later);
    await runSystemActions(test.hub);
    const stored = () => store('application').where({ id }).first('state', 'deadline_on');
    const { state, deadline_on: right } = await stored();
    expect({ state, right }).toEqual({ state: 'NO_SHOW', right: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    await store('application').where({ id }).update({ deadline_on: '2031-01-01' });
    await runSystemActions(test.hub);
    expect((await stored()).deadline_on).toBe('2031-01-01');
    await published(LETTERHEAD);
    await runSystemActions(test.hub);
    expect((await stored()).deadline_on).toBe(right);
    await store('application').where({ id }).update({ deadline_on: '2031-01-01' });
    test.setNow(addMinutes(later, 24 * 60));
    await runSystemActions(test.hub);
    expect((await stored()).deadline_on).toBe(right);
  });
});

describe('the way to it', () => {
  let edge: Edge;
  let desk: EdgeDesk;
  const path = '/v1/office/documents/proposals';

  beforeAll(async () => {
    edge = await openEdge();
    edge.moveClock((Date.parse(TODAY) - Date.now()) / 60_000);
    desk = await edge.newDesk();
    await edge.newPerson('kasi', ['SECTION_HEAD']);
    await edge.newPerson('kakanim', ['OFFICE_HEAD']);
    await edge.newPerson('loket', ['COUNTER']);
    await edge.newPerson('tikim', ['IT_ADMIN']);
  }, 60_000);
  afterAll(() => edge.close());

  it('is open to heads alone', async () => {
    for (const username of ['loket', 'tikim']) {
      const { token } = await desk.signIn(username);
      const proposal = aProposal(LETTERHEAD, '2026-12-01');
      expect((await desk.send('POST', path, { token, body: proposal })).code).toBe('FORBIDDEN');
      expect((await desk.send('GET', path, { token })).code).toBe('FORBIDDEN');
      for (const decision of ['approve', 'refuse', 'withdraw']) {
        const body = { approve: { sha256: '' }, refuse: { reason: 'Tidak perlu' }, withdraw: {} }[decision];
        const asked = await desk.send('POST', `${path}/${proposal.id}/${decision}`, { token, body });
        expect(asked.code).toBe('FORBIDDEN');
      }
    }
  });

  it('leads from one head’s proposal over another’s yes to every desk', async () => {
    const first = await desk.signIn('kasi');
    const sent = aProposal(aNewSop(feesWith('FEE_E_5', 700_000)), '2026-12-01');
    const proposal = await desk.ask(Proposal, 'POST', path, { token: first.token, body: sent });
    const second = await desk.signIn('kakanim');
    const { proposals } = await desk.ask(ProposalList, 'GET', path, { token: second.token });
    expect(proposals).toEqual([proposal]);
    const body = { sha256: proposal.sha256 };
    await desk.ask(Proposal, 'POST', `${path}/${proposal.id}/approve`, { token: second.token, body });
    const { documents } = await desk.ask(DocumentsReply, 'GET', '/v1/office/documents');
    expect(documents).toMatchObject([{ name: 'sop', version: 1, body: { id: '2026-101' } }]);
  });

  it('takes nothing whose form it does not know', async () => {
    const { token } = await desk.signIn('kasi');
    const bad = { ...aProposal(LETTERHEAD, '2026-12-01'), content: { name: 'office', body: {} } };
    expect((await desk.send('POST', path, { token, body: bad })).code).toBe('INPUT_INVALID');
  });
});
