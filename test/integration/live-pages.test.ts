import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { zstdDecompressSync } from 'node:zlib';
import { LivePage } from '#common/contract/hub/live.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import { declareOutage, endOutage } from '#hub/features/office/office-acts.ts';
import { LivePages } from '#hub/features/sync/live-pages.ts';
import { dropFile, findApplication } from '#main/records/repositories/applications.ts';
import { readSyncState } from '#main/records/repositories/sync-state.ts';
import { applyLive } from '#main/sync/apply-live.ts';
import { stockHub } from '#test/support/hub-stock.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const FAR = { appointment: { date: plainDate('2026-12-22'), time: '09:00' } };

let office: JoinedOffice;
let first: TestDesk;
let second: TestDesk;
let pages: LivePages;
let serial = 0;

beforeAll(async () => {
  office = await openJoinedOffice();
  first = await office.desk('Loket 1');
  second = await office.desk('Loket 2');
  await first.as('loket');
  await second.as('loket2');
}, 60_000);
afterAll(() => office.close());

beforeEach(async () => {
  await first.sync();
  await second.sync();
  pages = new LivePages(office.edge.hub);
  await pages.line(office.edge.officeId, true);
});

async function booked(desk: TestDesk, change: object = {}): Promise<ApplicationId> {
  serial += 1;
  const { applicationId } = await desk.get('appointments.byHand', aBooking(change, serial));
  await desk.sync();
  return applicationId;
}

async function told() {
  const { line, page } = await pages.next(office.edge.officeId);
  const content = page && LivePage.parse(JSON.parse(zstdDecompressSync(page.packed).toString()));
  return { line, content, leftOut: page?.leftOut };
}

const cursorOf = async ({ desk }: TestDesk) => (await readSyncState(desk.db))?.cursor;
const apply = ({ desk }: TestDesk, page: LivePage | null) =>
  applyLive(desk.db, desk.office, must(page, 'there is a page'));

it('a page brings a desk as far as asking the hub would, and once only', async () => {
  const id = await booked(first);
  const { content } = await told();
  expect(await apply(second, content)).toMatchObject({ changed: [id] });
  expect(await findApplication(second.desk.db, id)).toEqual(await findApplication(first.desk.db, id));
  expect(await cursorOf(second)).toBe(content?.cursor);
  expect(await apply(second, content)).toMatchObject({ changed: [] });
  await second.sync();
  expect(await cursorOf(second)).toBe(content?.cursor);
});

it('nothing happened: a line and no page', async () => {
  expect(await told()).toMatchObject({ line: expect.stringMatching(/^\{"seq":\d+\}$/), content: null });
});

it('a page that does not follow on what the desk has is not laid on it', async () => {
  const before = await cursorOf(second);
  await booked(first);
  await told();
  const id = await booked(first);
  const { content } = await told();
  expect(await apply(second, content)).toBeNull();
  expect(await findApplication(second.desk.db, id)).toBeNull();
  expect(await cursorOf(second)).toBe(before);
  const restored = { ...must(content, 'there is a page'), after: 'neu:0' };
  expect(await apply(second, restored)).toBeNull();
});

it('a page that begins before the place of the desk is not laid on it either: it was cut for others', async () => {
  const first1 = await booked(first);
  await second.sync();
  const id = await booked(first);
  const { content } = await told();
  expect(content?.entries).toHaveLength(2);
  const before = await cursorOf(second);
  expect(await apply(second, content)).toBeNull();
  expect(await cursorOf(second)).toBe(before);
  expect(await findApplication(second.desk.db, first1)).not.toBeNull();
  expect(await findApplication(second.desk.db, id)).toBeNull();
});

it('a page that is taken back takes the rules that came with it back, too', async () => {
  const id = await booked(first);
  await second.sync();
  pages = new LivePages(office.edge.hub);
  await pages.line(office.edge.officeId, true);
  await second.desk.db.transaction((trx) => dropFile(trx, id));
  const actor = await office.edge.newPerson('kasi.gangguan', ['SECTION_HEAD']);
  const doer = { officeId: office.edge.officeId, actor, desk: 'test' };
  await declareOutage(office.edge.hub, doer, { reason: 'Pusat tidak dapat dihubungi' });
  await first.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await first.sync();
  const { content } = await told();
  const known = second.desk.office.policy().outages;
  expect(await apply(second, content)).toBeNull();
  expect(second.desk.office.policy().outages).toEqual(known);
  await second.sync();
  expect(second.desk.office.policy().outages).toHaveLength(known.length + 1);
  await endOutage(office.edge.hub, doer);
});

it('a page of a file that the desk does not hold leaves nothing behind: the desk fetches it', async () => {
  const id = await booked(first);
  await second.sync();
  pages = new LivePages(office.edge.hub);
  await pages.line(office.edge.officeId, true);
  const { db } = second.desk;
  await db.transaction((trx) => dropFile(trx, id));
  await first.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await first.sync();
  const other = await booked(first);
  const before = await cursorOf(second);
  const { content } = await told();
  expect(await apply(second, content)).toBeNull();
  expect(await findApplication(db, other)).toBeNull();
  expect(await cursorOf(second)).toBe(before);
  await second.sync();
  expect(await findApplication(db, id)).toEqual(await findApplication(first.desk.db, id));
});

it('what only one desk may have is in no page; that desk is told to fetch', async () => {
  const far = await booked(first, FAR);
  const near = await booked(second);
  const { content, leftOut } = await told();
  const names = content?.entries.map((entry) => (entry.type === 'action' ? entry.action.applicationId : ''));
  expect(names).toEqual([near]);
  expect(names).not.toContain(far);
  expect([...(leftOut ?? [])]).toEqual([must(first.desk.office.hub, 'it is joined').deskId]);
});

it('more than a page is told by a line', async () => {
  const serials = Array.from({ length: PAGE + 1 }, (_, index) => `ZZ${String(index).padStart(7, '0')}`);
  const { hub } = office.edge;
  await stockHub(hub, office.edge, { serials, kind: 'ELECTRONIC', pages: 48, reference: 'BA-2' });
  const { content, line } = await told();
  expect(content).toBeNull();
  expect(JSON.parse(line).seq).toBeGreaterThan(PAGE);
  expect((await told()).content).toBeNull();
});
