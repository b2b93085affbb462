import { v7 } from 'uuid';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Input } from '#common/contract/ipc/index.ts';
import { must } from '#common/kernel/must.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import type { ProposalContent } from '#common/contract/hub/publication.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { changed, syncOver } from '#test/faults/sync-over.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import {
  aNewSop,
  aProposal,
  feesWith,
  LETTERHEAD,
  PRIORITY_QUEUE,
  SHIPPED,
} from '#test/support/office-papers.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let first: TestDesk;
let second: TestDesk;
let serial = 0;

beforeAll(async () => {
  office = await openJoinedOffice();
  first = await office.desk('Loket 1');
  second = await office.desk('Loket 2');
}, 60_000);
afterAll(() => office.close());

async function booked(desk: TestDesk): Promise<ApplicationId> {
  serial += 1;
  return (await desk.get('appointments.byHand', aBooking({}, 2000 + serial))).applicationId;
}

async function walkedIn(desk: TestDesk): Promise<ApplicationId> {
  serial += 1;
  const { applicant, payment, type, kind, validityYears, pages } = aBooking({}, 2000 + serial);
  const given = { applicant, payment, type, kind, validityYears, pages, requestId: v7() };
  const sent = { ...given, lane: 'PRIORITY', priorityReason: 'DISABLED' } as const;
  return (await desk.get('appointments.walkIn', sent)).applicationId;
}

function documentsQueue(queue?: string): Input<'applications.queue'> {
  return { stage: 'documents', lanes: [], states: [], only: 'ALL', offset: 0, limit: 50, queue };
}

/** As two heads do it, each at a desk. */
async function publish(content: ProposalContent, from: string): Promise<void> {
  await first.as('kasi');
  const proposal = aProposal(content, from);
  await first.get('office.propose', proposal);
  await second.as('kakanim');
  const open = await second.get('office.proposals', {});
  const { id, sha256 } = must(
    open.find((one) => one.id === proposal.id),
    'it was proposed',
  );
  await second.get('office.approve', { id, sha256 });
  await first.sync();
}

const sopOf = async (desk: TestDesk, id: ApplicationId) => (await findApplication(desk.desk.db, id))?.sopId;

describe('a new version of the procedure', () => {
  it('is put before a second head with what it changes, and published by that one alone', async () => {
    await first.as('kasi');
    const path = join(first.folder, 'fees.json');
    writeFileSync(path, JSON.stringify(feesWith('FEE_E_10', 1_000_000).fees));
    first.chosen.files = [path];
    const chosen = must(await first.get('office.choosePaper', { name: 'sop' }), 'a file was picked');
    expect(chosen).toMatchObject({
      files: ['fees.json'],
      differences: [{ before: 950_000, after: 1_000_000 }],
    });
    const proposal = aProposal(chosen.content, '2026-11-26');
    await first.get('office.propose', proposal);
    const [own] = await first.get('office.proposals', {});
    expect(own).toMatchObject({ isMine: true, label: '2026-101', differences: chosen.differences });
    expect(await first.call('office.approve', { id: proposal.id, sha256: own?.sha256 ?? '' })).toMatchObject({
      code: 'SECOND_PERSON_REQUIRED',
    });
    await second.as('kakanim');
    const [seen] = await second.get('office.proposals', {});
    expect(seen).toMatchObject({ isMine: false, proposedByName: 'kasi' });
    await second.get('office.approve', { id: proposal.id, sha256: seen?.sha256 ?? '' });
    await first.sync();
    for (const desk of [first, second]) {
      expect((await desk.get('office.documents', {})).documents).toMatchObject([
        { name: 'sop', label: '2026-101', standing: 'TO_COME', proposedBy: 'kasi', approvedBy: 'kakanim' },
      ]);
    }
  });

  it('leaves files as they began, and counts for new ones from its day on, at desk and hub alike', async () => {
    await first.as('loket');
    const before = await booked(first);
    await first.sync();
    for (const desk of [first, second]) desk.setNow('2026-11-26T02:00:00.000Z');
    office.edge.moveClock(2 * 24 * 60);
    await first.as('loket');
    await second.as('loket2');
    const after = await booked(first);
    await first.sync();
    await second.sync();
    for (const desk of [first, second]) {
      expect(await sopOf(desk, before)).toBe('2026-1');
      expect(await sopOf(desk, after)).toBe('2026-101');
    }
    expect(await first.get('sync.tray', {})).toEqual([]);
    const fee = async (id: ApplicationId) => {
      const file = must(await findApplication(first.desk.db, id), 'it is here');
      return first.desk.office.policy(file.sopId).feeDue({ ...file, kind: 'ELECTRONIC', validityYears: 10 });
    };
    expect(JSON.stringify(await fee(before))).toContain('950000');
    expect(JSON.stringify(await fee(after))).toContain('1000000');
  });

  it('is told to each officer who works cases until that one has said so, once at any desk', async () => {
    const news = (desk: TestDesk) => desk.get('office.news', {});
    const [version] = await news(first);
    expect(version).toMatchObject({
      sopId: '2026-101',
      isInForce: true,
      differences: [{ after: 1_000_000 }],
    });
    expect(await news(second)).toHaveLength(1);
    await first.get('office.acknowledge', { version: version?.version ?? 0 });
    expect(await news(first)).toEqual([]);
    await first.sync();
    await second.sync();
    await second.as('loket');
    expect(await news(second)).toEqual([]);
    await second.as('loket2');
    expect(await news(second)).toHaveLength(1);
    await second.as('kakanim');
    const [list] = await second.get('office.acknowledgements', {});
    const said = list?.people.filter(({ at }) => at !== null).map(({ name }) => name);
    expect(said).toEqual(['loket']);
    expect(list?.people.map(({ name }) => name)).toContain('loket2');
    expect(list?.people.map(({ name }) => name)).not.toContain('tikim');
  });

  it('acknowledged without the hub is told to it later', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const third = await office.desk('Loket 3', proxy.url);
    third.setNow('2026-11-26T02:00:00.000Z');
    await third.as('wawancara');
    proxy.set({ kind: 'cut' });
    const [version] = await third.get('office.news', {});
    await third.get('office.acknowledge', { version: version?.version ?? 0 });
    await third.sync();
    expect(await third.get('office.news', {})).toEqual([]);
    proxy.set({ kind: 'clear' });
    await third.sync();
    await first.sync();
    await first.as('kasi');
    const [list] = await first.get('office.acknowledgements', {});
    expect(list?.people.find(({ name }) => name === 'wawancara')?.at).not.toBeNull();
    await proxy.close();
  });

  it('does not undo the work of a desk that has not heard of it: its files stand under what it knew', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const away = await office.desk('Loket 5', proxy.url);
    away.setNow('2026-11-26T02:00:00.000Z');
    await away.as('loket');
    proxy.set({ kind: 'cut' });
    await publish(aNewSop(feesWith('FEE_NE_5', 400_000), '2026-101'), '2026-11-26');
    const id = await booked(away);
    expect(await sopOf(away, id)).toBe('2026-101');
    proxy.set({ kind: 'clear' });
    await away.sync();
    await first.sync();
    expect(await away.get('sync.tray', {})).toEqual([]);
    expect(await sopOf(away, id)).toBe('2026-101');
    expect(await sopOf(first, id)).toBe('2026-101');
    expect(away.desk.office.sop().id).toBe('2026-102');
    await proxy.close();
  });

  it('comes before the files under it, also to a desk that is being copied', async () => {
    const fourth = await office.desk('Loket 4');
    const { desk } = fourth;
    const { runner } = await syncOver(fourth, office.edge.base, (link) =>
      changed(link, (inner) => ({
        async snapshot(after) {
          const page = await inner.snapshot(after);
          if (after !== '') return page;
          // As if the page had been full, and taken before the publication: the others come with the next one.
          const [head, ...rest] = page.files;
          if (!page.office || !head || rest.length === 0) throw new Error('nothing comes behind it');
          const documents = page.office.documents.filter(({ name }) => name !== 'sop');
          return { ...page, office: { ...page.office, documents }, files: [head], next: head.applicationId };
        },
      })),
    );
    await publish(aNewSop(feesWith('FEE_E_5', 720_000), '2026-102'), '2026-11-26');
    await first.as('loket');
    const id = await booked(first);
    await first.sync();
    expect(await sopOf(first, id)).toBe('2026-103');
    await desk.db('office_document').delete();
    await desk.office.refresh(desk.db);
    expect(desk.office.hasSop('2026-103')).toBe(false);
    fourth.setNow('2026-11-27T02:00:00.000Z');
    await runner.wake();
    await runner.stop();
    expect(await sopOf(fourth, id)).toBe('2026-103');
    expect(desk.office.hasSop('2026-103')).toBe(true);
  });
});

describe('a document without the hub’s own signature', () => {
  it('is not taken over, is audited, and leaves what was in force', async () => {
    await publish({ name: 'policy', body: HubPolicy.parse({ offlineHours: 48 }) }, '2026-11-26');
    const before = first.desk.office.deskPolicy();
    expect(before.offlineHours).toBe(48);
    const { runner } = await syncOver(first, office.edge.base, (link) =>
      changed(link, (inner) => ({
        async pull(...asked) {
          const page = await inner.pull(...asked);
          const entries = page.entries.map((entry) =>
            entry.type === 'document' && entry.document.name === 'policy'
              ? { ...entry, document: { ...entry.document, body: HubPolicy.parse({ offlineHours: 336 }) } }
              : entry,
          );
          return { ...page, entries };
        },
      })),
    );
    await second.as('kasi');
    const proposal = aProposal({ name: 'policy', body: HubPolicy.parse({ offlineHours: 24 }) }, '2026-11-26');
    await second.get('office.propose', proposal);
    await second.as('kakanim');
    const open = await second.get('office.proposals', {});
    const { id, sha256 } = must(
      open.find((one) => one.id === proposal.id),
      'it was proposed',
    );
    await second.get('office.approve', { id, sha256 });
    await runner.wake();
    await runner.stop();
    expect(first.desk.office.deskPolicy()).toEqual(before);
    expect(second.desk.office.deskPolicy().offlineHours).toBe(24);
    const entry = await first.desk.db('audit').where({ event: 'DOCUMENT' }).first('subject', 'detail');
    expect(entry).toEqual({ subject: 'policy 3', detail: 'DOCUMENT_NOT_TRUSTED' });
    await first.as('kasi');
    expect((await first.get('office.documents', {})).notTrusted).toMatchObject({
      name: 'policy',
      version: 3,
    });
  });
});

describe('the other documents', () => {
  it('reach every desk: letterhead and calendar', async () => {
    await second.as('loket');
    expect(await second.get('office.letterhead', {})).toBeNull();
    await publish(LETTERHEAD, '2026-11-26');
    const calendar = { year: 2027, days: [], status: 'CONFIRMED', source: 'SKB contoh' } as const;
    await publish({ name: 'calendar', body: { ...calendar, days: [] } }, '2026-11-26');
    for (const desk of [first, second]) {
      await desk.as('loket');
      expect(await desk.get('office.letterhead', {})).toMatchObject({
        nameLines: ['Kementerian Imigrasi dan Pemasyarakatan', 'Kantor Imigrasi Contoh'],
        address: 'Jalan Contoh 1',
      });
      expect(desk.desk.office.calendarOf(2027)).toEqual(calendar);
      expect(desk.desk.office.calendarConcern()).toBeNull();
    }
  });
});

describe('a queue of the office', () => {
  it('appears at running desks for those who work in it, and holds what its data says', async () => {
    await first.as('loket');
    expect(await first.get('office.queues', {})).toEqual([]);
    const priority = await walkedIn(first);
    const applicationId = await booked(first);
    await first.get('appointments.checkIn', { applicationId, overrideNote: 'Diterima hari ini' });
    await first.sync();
    await publish({ name: 'queues', body: [PRIORITY_QUEUE] }, '2026-11-26');
    await first.as('loket');
    await second.as('loket2');
    for (const desk of [first, second]) {
      expect(await desk.get('office.queues', {})).toMatchObject([{ id: 'prioritas', waiting: 1, mine: 0 }]);
      const narrowed = await desk.get('applications.queue', documentsQueue('prioritas'));
      expect(narrowed.rows.map(({ id }) => id)).toEqual([priority]);
      expect((await desk.get('applications.queue', documentsQueue())).total).toBeGreaterThan(1);
    }
    await second.as('wawancara');
    expect(await second.get('office.queues', {})).toEqual([]);
    expect(
      await second.call('applications.claimNext', { stage: 'documents', queue: 'prioritas' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const claimed = await first.get('applications.claimNext', { stage: 'documents', queue: 'prioritas' });
    expect(claimed.applicationId).toBe(priority);
    expect(
      await first.call('applications.claimNext', { stage: 'documents', queue: 'prioritas' }),
    ).toMatchObject({ code: 'NOTHING_TO_CLAIM' });
  });

  it('may be made of kinds and marks of files', async () => {
    const [marked, other] = [await walkedIn(first), await walkedIn(first)];
    const { lanes: _all, ...queue } = { ...PRIORITY_QUEUE, id: 'belum-bayar', types: ['NEW' as const] };
    await publish({ name: 'queues', body: [{ ...queue, flags: ['PAYMENT'] }] }, '2026-11-26');
    await first.as('loket');
    await first.desk.db('application').where({ id: marked }).update({ flags: '["PAYMENT"]' });
    expect(await first.get('office.queues', {})).toMatchObject([{ id: 'belum-bayar', waiting: 1 }]);
    const { rows } = await first.get('applications.queue', documentsQueue('belum-bayar'));
    expect(rows.map(({ id }) => id)).toEqual([marked]);
    const whole = await first.get('applications.queue', documentsQueue());
    expect(whole.rows.map(({ id }) => id)).toContain(other);
  });
});

describe('a desk without a hub', () => {
  it('stands under what came with the program, and says so', async () => {
    const { openTestDesk } = await import('#test/support/test-desk.ts');
    const alone = await openTestDesk({ now: MORNING });
    await alone.as('kasi');
    expect(await alone.get('office.documents', {})).toMatchObject({ isWithHub: false, documents: [] });
    expect((await alone.get('office.sop', {})).id).toBe(SHIPPED.id);
    expect(await alone.call('office.propose', aProposal(LETTERHEAD, '2026-12-01'))).toMatchObject({
      code: 'HUB_NOT_JOINED',
    });
    await alone.close();
  });
});
