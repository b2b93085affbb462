import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { Cursor } from '#common/contract/hub/cursor.ts';
import type { FeedEntry, PullReply } from '#common/contract/hub/pull.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { pullAll, pullPage } from '#main/sync/pull-feed.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runPassportDay, runToAdjudication, runToInterview } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

/**
 * One desk with waiting actions, laid down while the network is cut. Each test opens a copy of it and lets it catch up with
 * the same feed in its own way; all must end as the one that takes a single action at a time.
 */
let office: JoinedOffice;
let proxy: FaultProxy;
let worker: TestDesk;
let original: string;
const folders: string[] = [];
const key = randomBytes(32);
let files: Record<'noted' | 'checkedIn' | 'renamed' | 'approved' | 'booked' | 'own', ApplicationId>;
let reference: Rows;

beforeAll(async () => {
  office = await openJoinedOffice();
  proxy = await FaultProxy.open(office.edge.base);
  const { hub, officeId } = office.edge;
  const serials = ['A0000001', 'A0000002', 'A0000003'];
  const { id: printer } = await hub.store('account').where({ username: 'cetak' }).first('id');
  await stockHub(hub, { officeId }, { serials, kind: 'ELECTRONIC', pages: 48, reference: 'BA-1' }, printer);
  worker = await office.desk('Loket 1');
  original = newFolder();
  const hubOfReader = { url: proxy.url, code: await office.edge.newCode('Loket 2') };
  const reader = await openTestDesk({ now: MORNING, folder: original, key, hub: hubOfReader });
  await worker.as('loket');
  await worker.sync();
  const noted = await book(worker, 1);
  const checkedIn = await book(worker, 2);
  const renamed = await book(worker, 3);
  const approved = await runToApproval(worker, 10);
  await worker.sync();
  await reader.sync();
  await reader.as('cetak');
  await reader.as('loket');
  proxy.set({ kind: 'cut' });
  const known = { noted, checkedIn, renamed, approved };
  files = { ...known, ...(await workWithoutHub(reader, known)) };
  await reader.close();
  await workOfOthers(worker, files);
  const one = await copyOfReader();
  await pullAll({ ...one.desk, link: await linkOf(one.desk.db, OneByOne) });
  reference = await rowsOf(one.desk.db);
  await one.close();
}, 120_000);

afterAll(async () => {
  await office.close();
  await proxy.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The feed one entry a page. */
class OneByOne extends HubClient {
  override pull(cursor: Cursor): Promise<PullReply> {
    return super.pull(cursor, 1);
  }
}

/** The feed in pages of ten, each of which a test may spoil. */
class Spoilt extends HubClient {
  asked: Cursor[] = [];
  spoil: (reply: PullReply, turn: number) => PullReply = (reply) => reply;

  override async pull(cursor: Cursor): Promise<PullReply> {
    this.asked.push(cursor);
    const turn = this.asked.length;
    return this.spoil(await super.pull(cursor, 10), turn);
  }
}

async function linkOf<T extends HubClient>(
  db: DeskDatabase,
  Link: new (...parts: ConstructorParameters<typeof HubClient>) => T,
): Promise<T> {
  return new Link(office.edge.base, must(await readDeskKey(db), 'a joined desk has a key'));
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loket-pages-'));
  folders.push(folder);
  return folder;
}

async function copyOfReader(): Promise<TestDesk> {
  const folder = newFolder();
  cpSync(original, folder, { recursive: true });
  return openTestDesk({ now: MORNING, folder, key });
}

async function book(desk: TestDesk, serial: number): Promise<ApplicationId> {
  return (await desk.get('appointments.byHand', aBooking({}, serial))).applicationId;
}

async function runToApproval(desk: TestDesk, serial: number): Promise<ApplicationId> {
  const id = await runToAdjudication(desk, serial);
  const result = { reference: 'SIMKIM-2', checkedAt: desk.desk.clock.now(), result: 'CLEAR', note: '' };
  await desk.act(id, ['approval.recordAdjudication/1', result]);
  await desk.as('kasubsi');
  expect(await desk.act(id, ['approval.approve/2', opened()])).toMatchObject({ ok: true });
  await desk.as('loket');
  return id;
}

async function takeBlank(desk: TestDesk, id: ApplicationId, serial: string): Promise<void> {
  const taken = await desk.act(id, ['queue.claim/1'], ['production.allocateBlank/1', { serial }]);
  expect(taken).toMatchObject({ ok: true });
}

async function workWithoutHub(
  desk: TestDesk,
  { noted, checkedIn, approved }: Record<'noted' | 'checkedIn' | 'approved', ApplicationId>,
): Promise<{ booked: ApplicationId; own: ApplicationId }> {
  await desk.act(noted, ['applications.addNote/1', { note: 'Dicatat tanpa jaringan' }]);
  // The other desk checks the same person in, and is first.
  await desk.get('appointments.checkIn', { applicationId: checkedIn, overrideNote: null });
  // The other desk makes the same booking; one is made here alone.
  const booked = await book(desk, 4);
  const own = await book(desk, 5);
  await desk.get('appointments.checkIn', { applicationId: own, overrideNote: null });
  // The other desk gives the file a blank too, and is first: this one goes back.
  await desk.as('cetak');
  await takeBlank(desk, approved, 'A0000003');
  return { booked, own };
}

async function workOfOthers(desk: TestDesk, known: typeof files): Promise<void> {
  const { noted, checkedIn, renamed, approved } = known;
  await runToAdjudication(desk, 20);
  await desk.as('cetak');
  await takeBlank(desk, approved, 'A0000002');
  await runPassportDay(desk, 21);
  await runToInterview(desk, 22);
  await desk.as('loket');
  await desk.act(noted, ['applications.addNote/1', { note: 'Dicatat di loket lain' }]);
  await desk.get('appointments.checkIn', { applicationId: checkedIn, overrideNote: null });
  await book(desk, 4);
  for (let serial = 30; serial < 36; serial += 1) await book(desk, serial);
  await desk.get('appointments.checkIn', { applicationId: renamed, overrideNote: null });
  await desk.act(renamed, ['queue.callTicket/1']);
  const amendment = { changes: { fullName: 'SITI RAHAYU' }, note: 'Nama sesuai akta kelahiran' };
  expect(await desk.act(renamed, ['documents.amendData/1', amendment])).toMatchObject({ ok: true });
  await desk.sync();
}

type Rows = Record<string, unknown[]>;

/** Everything that a page touches, the text index by what it answers too. */
async function rowsOf(db: DeskDatabase): Promise<Rows> {
  const rows: Rows = {};
  for (const [table, order] of Object.entries(ORDER_OF)) {
    rows[table] = await db(table).select('*').orderByRaw(order);
  }
  rows['index'] = await db.raw('select rowid, * from application_search order by rowid');
  rows['found'] = await db.raw(
    `select rowid from application_search where application_search match '"SITI"*'`,
  );
  rows['cursor'] = [(await readSyncState(db))?.cursor];
  return rows;
}

const ORDER_OF = {
  action: 'seq',
  outbox: 'seq',
  application: 'ordinal',
  queue_entry: 'application_id, stage',
  sync_base: 'application_id',
  attachment: 'id',
  attachment_use: 'application_id, attachment_id',
  blank: 'serial',
  account: 'id',
};

describe('the feed', () => {
  it('leaves the same rows a whole page at a time as one action at a time', async () => {
    const desk = await copyOfReader();
    const before = await rowsOf(desk.desk.db);
    const { db, office: here } = desk.desk;
    const page = await pullPage(db, here, await linkOf(db, HubClient));
    expect(page.more).toBe(false);
    expect(page.wanted).toEqual([]);
    const actions = page.reply.entries.filter(({ type }) => type === 'action');
    expect(actions.length).toBeGreaterThan(60);
    expect(new Set(page.changed).size).toBe(page.changed.length);
    expect(actions.length).toBeGreaterThan(3 * page.changed.length);
    const after = await rowsOf(db);
    expect(after).toEqual(reference);
    for (const table of ['application', 'queue_entry', 'attachment_use', 'blank', 'index', 'found']) {
      expect(after[table], table).not.toEqual(before[table]);
    }
    await desk.close();
  });

  it('lays what waits on top beside files on which nothing waits', async () => {
    const noted = reference['application']?.find((row) => (row as { id: string }).id === files.noted);
    const { notes } = JSON.parse((noted as { snapshot: string }).snapshot) as { notes: { text: string }[] };
    expect(notes.map(({ text }) => text)).toEqual(['Dicatat di loket lain', 'Dicatat tanpa jaringan']);
    const bases = reference['sync_base']?.map((row) => (row as { application_id: string }).application_id);
    // The booking that the other desk made too came back and waits no longer.
    expect(bases?.toSorted()).toEqual([files.noted, files.checkedIn, files.own, files.approved].toSorted());
    const refusals = reference['outbox']?.map(
      (row) => (row as { expected_refusal: string }).expected_refusal,
    );
    // The check-in, and the claim with its blank, which are one request.
    expect(refusals?.filter((code) => code !== null)).toHaveLength(3);
    const blanks = reference['blank'] as { serial: string; state: string; application_id: string | null }[];
    expect(blanks.map(({ state }) => state)).toEqual(['ISSUED', 'ALLOCATED', 'IN_STOCK']);
    expect(blanks.map(({ application_id }) => application_id).slice(1)).toEqual([files.approved, null]);
  });

  it('changes nothing when it comes a second time', async () => {
    const desk = await copyOfReader();
    const { db, office: here } = desk.desk;
    const link = await linkOf(db, HubClient);
    const begin = must((await readSyncState(db))?.cursor, 'the first copy gave it');
    await pullAll({ db, office: here, link });
    await changeSyncState(db, { cursor: begin });
    desk.setNow('2026-11-24T03:00:00.000Z');
    const again = await pullPage(db, here, link);
    expect(again.reply.entries.length).toBeGreaterThan(60);
    expect(again.changed).toEqual([]);
    expect(await rowsOf(db)).toEqual(reference);
    await desk.close();
  });
});

describe('a page that is fetched while the one before it is written', () => {
  async function open() {
    const desk = await copyOfReader();
    const { db, office: here } = desk.desk;
    const link = await linkOf(db, Spoilt);
    return { desk, db, link, pull: () => pullAll({ db, office: here, link }) };
  }

  it('is asked for once, from where the one before it ends', async () => {
    const { desk, db, link, pull } = await open();
    await pull();
    expect(link.asked.length).toBeGreaterThan(5);
    expect(new Set(link.asked).size).toBe(link.asked.length);
    expect(await rowsOf(db)).toEqual(reference);
    await desk.close();
  });

  it('is dropped when the one before it cannot be written; the place stays', async () => {
    const { desk, db, link, pull } = await open();
    const before = await rowsOf(db);
    link.spoil = (reply, turn) => {
      if (turn === 2) throw new HubUnreachable('SERVER');
      return { ...reply, entries: [...reply.entries, UNWRITABLE] };
    };
    await expect(pull()).rejects.toThrow(/NOT NULL/);
    expect(link.asked).toHaveLength(2);
    expect(await rowsOf(db)).toEqual(before);
    link.spoil = (reply) => reply;
    await pull();
    expect(link.asked[2]).toBe(link.asked[0]);
    expect(await rowsOf(db)).toEqual(reference);
    await desk.close();
  });

  it('that fails is asked for anew', async () => {
    const { desk, db, link, pull } = await open();
    link.spoil = (reply, turn) => {
      if (turn === 2) throw new HubUnreachable('SERVER');
      return reply;
    };
    await pull();
    expect(link.asked[2]).toBe(link.asked[1]);
    expect(await rowsOf(db)).toEqual(reference);
    await desk.close();
  });

  it('is asked for anew after files came whole', async () => {
    const { desk, db, link, pull } = await open();
    link.spoil = (reply, turn) =>
      turn === 1 ? { ...reply, entries: reply.entries.map(ofNewerBuild) } : reply;
    await pull();
    expect(link.asked[2]).toBe(link.asked[1]);
    const shown = await db('application').select('id', 'version', 'state').orderBy('id');
    const expected = (reference['application'] as typeof shown)
      .map(({ id, version, state }) => ({ id, version, state }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(shown).toEqual(expected);
    await desk.close();
  });
});

/** No account is without a name: the database refuses it, and with it the page. */
const UNWRITABLE = {
  type: 'account',
  seq: 1,
  account: { id: 'x', username: null, displayName: '', roles: [], acting: [], nik: null, active: true },
} as unknown as FeedEntry;

/** An action that this build does not know. */
function ofNewerBuild(entry: FeedEntry): FeedEntry {
  return entry.type === 'action' ? { ...entry, action: { ...entry.action, kind: 'queue.later/9' } } : entry;
}
