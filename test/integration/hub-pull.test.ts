import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { PullReply, SnapshotReply, WholeFile, type FeedEntry } from '#common/contract/hub/pull.ts';
import { setStagePolicy } from '#hub/features/office/office-acts.ts';
import { pullFeed } from '#hub/features/sync/pull.ts';
import { snapshotPage, wholeFiles } from '#hub/features/sync/snapshot.ts';
import { runSystemActions } from '#hub/features/sync/system-actions.ts';
import { beginEpoch } from '#hub/store/office.ts';
import type { CallingDesk } from '#hub/hub-context.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { anApplicant } from '#test/support/people.ts';
import { STAFF } from '#test/support/rules-office.ts';
import { bookingPayload } from '#test/support/rules-openings.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import {
  codesOf,
  journeyOf,
  PushingDesk,
  staffTestHub,
  WORK_DAY,
  type NewAction,
} from '#test/support/test-hub-office.ts';

let test: TestHub;
let desk: PushingDesk;
let reader: CallingDesk;
/** Behind those who have a blank waiting. */
let person = 20;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(WORK_DAY);
  await staffTestHub(test, 20);
  desk = await PushingDesk.open(test, 'Loket 1');
  reader = await test.addDesk('Loket 2');
});

afterAll(async () => {
  await test.stop();
});

async function start(): Promise<string> {
  const { epoch } = await test.hub.store('office').where({ id: test.officeId }).first('epoch');
  return `${epoch}:0`;
}

/** Everything behind a cursor, each page as the contract wants it. */
async function pullAll(
  by: CallingDesk,
  from: string,
  limit = 50,
): Promise<{ entries: FeedEntry[]; cursor: string }> {
  const entries: FeedEntry[] = [];
  let cursor = from;
  for (;;) {
    const page = PullReply.parse(await pullFeed(test.hub, by, { cursor, limit }));
    entries.push(...page.entries);
    cursor = page.cursor;
    if (!page.more) return { entries, cursor };
  }
}

function actionsIn(entries: readonly FeedEntry[]) {
  return entries.flatMap((entry) => (entry.type === 'action' ? [entry.action] : []));
}

function booking(day: string): NewAction {
  person += 1;
  const number = `MP${String(person).padStart(12, '0')}`;
  return {
    id: v7() as ActionId,
    applicationId: v7() as ApplicationId,
    kind: 'appointments.importBooking/1',
    payload: bookingPayload(plainDate(day), { number, applicant: anApplicant({}, person) }),
    actor: STAFF.COUNTER,
    role: 'COUNTER',
    desk: 'Loket 1',
    occurredAt: test.hub.clock.now(),
    basedOn: null,
  };
}

function note(applicationId: ApplicationId): NewAction {
  return {
    id: v7() as ActionId,
    applicationId,
    kind: 'applications.addNote/1',
    payload: { note: 'Catatan petugas tentang berkas ini' },
    actor: STAFF.COUNTER,
    role: 'COUNTER',
    desk: 'Loket 1',
    occurredAt: test.hub.clock.now(),
    basedOn: null,
  };
}

describe('pull', () => {
  it('sees every action exactly once, in order, while eight desks push at the same time', async () => {
    const writers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => PushingDesk.open(test, `W${index}`)),
    );
    const from = (await pullAll(reader, await start())).cursor;
    const sent: ActionId[] = [];
    let isWriting = true;
    const writing = Promise.all(
      writers.map(async (writer) => {
        for (let round = 0; round < 15; round += 1) {
          const opening = booking('2026-03-02');
          const actions = [opening, note(opening.applicationId), note(opening.applicationId)];
          expect(codesOf(await writer.offer(...actions))).toEqual(actions.map(() => 'ACCEPTED'));
          sent.push(...actions.map(({ id }) => id));
        }
      }),
    ).then(() => (isWriting = false));
    const seen: FeedEntry[] = [];
    let cursor = from;
    while (isWriting) {
      const page = await pullFeed(test.hub, reader, { cursor, limit: 7 });
      seen.push(...page.entries);
      cursor = page.cursor;
    }
    await writing;
    seen.push(...(await pullAll(reader, cursor)).entries);
    expect(
      actionsIn(seen)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(sent.toSorted());
    expect(seen.map(({ seq }) => seq)).toEqual(
      [...new Set(seen.map(({ seq }) => seq))].toSorted((x, y) => x - y),
    );
    const files = Map.groupBy(actionsIn(seen), ({ applicationId }) => applicationId);
    for (const list of files.values()) expect(list.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('tells accounts, blanks and documents in the same feed', async () => {
    const { cursor } = await pullAll(reader, await start());
    const doer = { officeId: test.officeId, actor: STAFF.SECTION_HEAD, desk: 'test' };
    const account = await test.addAccount(['QC']);
    const serials = ['Z0000001', 'Z0000002', 'Z0000003'];
    await stockHub(test.hub, test, { serials, kind: 'ELECTRONIC', pages: 24, reference: 'BA-2' });
    await setStagePolicy(test.hub, doer, { stage: 'interview', policy: 'RECORDED_FROM_SIMKIM' });
    const { entries } = await pullAll(reader, cursor, 2);
    expect(entries.map(({ type }) => type)).toEqual(['account', 'blank', 'blank', 'blank', 'document']);
    expect(entries[0]).toMatchObject({ account: { id: account, roles: ['QC'] } });
    expect(entries.at(-1)).toMatchObject({
      document: { name: 'office', version: 2, body: { stagePolicy: { interview: 'RECORDED_FROM_SIMKIM' } } },
    });
    await setStagePolicy(test.hub, doer, { stage: 'interview', policy: 'PERFORMED_HERE' });
    await expect(
      stockHub(test.hub, test, {
        serials: ['Z0000002', 'Z0000003', 'Z0000004'],
        kind: 'ELECTRONIC',
        pages: 24,
        reference: 'x',
      }),
    ).rejects.toMatchObject({
      code: 'BLANK_KNOWN',
      details: { serials: ['Z0000002', 'Z0000003'], count: 2 },
    });
    expect(await test.hub.store('blank').where({ serial: 'Z0000004' })).toEqual([]);
  });

  it('a cursor of another epoch, or from a future that the hub no longer has, must copy anew', async () => {
    const { cursor } = await pullAll(reader, await start());
    const [epoch = '', seq = ''] = cursor.split(':');
    const pull = (from: string) => pullFeed(test.hub, reader, { cursor: from, limit: 10 });
    await expect(pull(`other:${seq}`)).rejects.toMatchObject({ code: 'REFETCH' });
    await expect(pull(`${epoch}:${Number(seq) + 1}`)).rejects.toMatchObject({ code: 'REFETCH' });
    await beginEpoch(test.hub.store, test.officeId);
    await expect(pull(cursor)).rejects.toMatchObject({ code: 'REFETCH' });
  });

  it("nothing of another office is told, and the desk's own last number comes with the page", async () => {
    const other = await test.addOffice('LAIN');
    const stranger = await test.addDesk('Loket 9', other);
    const { epoch } = await test.hub.store('office').where({ id: other }).first('epoch');
    const page = await pullFeed(test.hub, stranger, { cursor: `${epoch}:0`, limit: 1000 });
    expect(page.entries.map(({ type }) => type)).toEqual(['document', 'document', 'document']);
    const [known]: ApplicationId[] = await test.hub
      .store('application')
      .where({ office_id: test.officeId })
      .pluck('id');
    expect(await wholeFiles(test.hub, stranger, [must(known, 'a file')])).toEqual([]);
    const mine = await pullFeed(test.hub, desk.desk, { cursor: await start(), limit: 1 });
    expect(mine.lastSeq).toBe(desk.seq);
  });
});

describe('what a desk holds', () => {
  it('a booking beyond the window is kept from other desks, comes back to its own, and is told when it comes near', async () => {
    const { cursor } = await pullAll(reader, await start());
    const mine = (await pullAll(desk.desk, await start())).cursor;
    const far = booking('2026-03-20');
    const near = booking('2026-03-05');
    await desk.offer(far, note(far.applicationId), near);
    const ids = (entries: readonly FeedEntry[]) =>
      actionsIn(entries).map(({ applicationId }) => applicationId);
    const told = await pullAll(reader, cursor);
    expect(ids(told.entries)).toEqual([near.applicationId]);
    expect(ids((await pullAll(desk.desk, mine)).entries)).toEqual([
      far.applicationId,
      far.applicationId,
      near.applicationId,
    ]);
    const copied = await copy();
    expect([copied.has(near.applicationId), copied.has(far.applicationId)]).toEqual([true, false]);
    expect(await wholeFiles(test.hub, reader, [far.applicationId])).toMatchObject([{ version: 2 }]);
    test.setNow(addMinutes(WORK_DAY as Instant, 11 * 24 * 60));
    await runSystemActions(test.hub);
    const later = await pullAll(reader, told.cursor);
    const announced = actionsIn(later.entries).filter(
      ({ applicationId }) => applicationId === far.applicationId,
    );
    expect(announced).toMatchObject([{ version: 2 }]);
    await runSystemActions(test.hub);
    expect((await pullAll(reader, later.cursor)).entries).toEqual([]);
    expect((await copy()).has(far.applicationId)).toBe(true);
  });

  it('snapshot and pull together are what the hub has', async () => {
    test.setNow(WORK_DAY);
    const before = journeyOf(19, 'HANDED_OVER');
    test.setNow(before.now);
    await desk.offer(...before.actions);
    const files = new Map<ApplicationId, Application>();
    const first = await snapshotPage(test.hub, reader, { after: '', limit: 9 });
    SnapshotReply.parse(first);
    take(files, first.files);
    // Between two pages of the copy the office goes on.
    const opening = booking('2026-03-02');
    await desk.offer(opening, note(opening.applicationId));
    for (let { next } = first; next !== null;) {
      const page = await snapshotPage(test.hub, reader, { after: next, limit: 9 });
      expect(page.office).toBeNull();
      take(files, page.files);
      next = page.next;
    }
    for (const action of actionsIn((await pullAll(reader, first.cursor)).entries)) {
      const file = files.get(action.applicationId) ?? null;
      // As a desk does: what the copy holds already changes nothing.
      if (action.version !== (file?.version ?? 0) + 1) continue;
      files.set(action.applicationId, evolve(file, action as unknown as Action));
    }
    const stored: { id: ApplicationId; snapshot: Application }[] = await test.hub
      .store('application')
      .where({ office_id: test.officeId })
      .select('id', 'snapshot');
    expect(Object.fromEntries(files)).toEqual(
      Object.fromEntries(stored.map(({ id, snapshot }) => [id, snapshot])),
    );
    expect(first.office?.accounts.length).toBeGreaterThan(10);
    expect(first.office?.documents.map(({ name }) => name)).toEqual(['office', 'outages', 'policy']);
    expect(first.office?.blanks.find(({ state }) => state === 'ISSUED')).toBeDefined();
  });

  it('files closed longer ago than the office wants are not copied, and can be had by name', async () => {
    const [id]: ApplicationId[] = await test.hub
      .store('application')
      .where({ state: 'HANDED_OVER' })
      .pluck('id');
    const closed = must(id, 'a file');
    expect((await copy()).has(closed)).toBe(true);
    test.setNow(addMinutes(test.hub.clock.now(), 31 * 24 * 60));
    expect((await copy()).has(closed)).toBe(false);
    const [whole] = await wholeFiles(test.hub, reader, [closed]);
    expect(WholeFile.parse(whole).attachments.length).toBeGreaterThan(0);
  });

  it('a booking beyond the window comes back to its own desk with what another did to it before', async () => {
    const mine = (await pullAll(desk.desk, await start())).cursor;
    const told = (await pullAll(reader, await start())).cursor;
    const far = booking('2026-06-20');
    await desk.offer(far);
    const other = await PushingDesk.open(test, 'Loket 9');
    const late = note(far.applicationId);
    await other.offer({ ...late, desk: 'Loket 9' });
    const versions = async (by: CallingDesk, from: string) =>
      actionsIn((await pullAll(by, from)).entries)
        .filter(({ applicationId }) => applicationId === far.applicationId)
        .map(({ version }) => version);
    expect(await versions(desk.desk, mine)).toEqual([1, 2]);
    expect(await versions(other.desk, told)).toEqual([1, 2]);
    expect(await versions(reader, told)).toEqual([]);
  });
});

async function copy(): Promise<Map<ApplicationId, Application>> {
  const files = new Map<ApplicationId, Application>();
  for (let after: ApplicationId | '' | null = ''; after !== null;) {
    const page: SnapshotReply = await snapshotPage(test.hub, reader, { after, limit: 25 });
    take(files, page.files);
    after = page.next;
  }
  return files;
}

function take(files: Map<ApplicationId, Application>, whole: readonly WholeFile[]): void {
  for (const { applicationId, file } of whole) files.set(applicationId, file as Application);
}
