import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { aJpeg } from '#test/support/pictures.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let first: TestDesk;
let second: TestDesk;
let id: ApplicationId;

beforeAll(async () => {
  office = await openJoinedOffice();
  first = await office.desk('Loket 1');
  second = await office.desk('Loket 2');
  await first.as('loket');
  await second.as('loket2');
  id = (await first.get('appointments.byHand', aBooking({}, 1))).applicationId;
  await first.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await act(first, 'queue.callTicket/1');
}, 60_000);
afterAll(() => office.close());

async function act(desk: TestDesk, kind: string, payload: object = {}): Promise<void> {
  expect(await desk.act(id, [kind, payload])).toMatchObject({ ok: true });
}

async function both(): Promise<void> {
  await first.sync();
  await second.sync();
  await first.sync();
}

/** The document as both desks and the hub hold it. */
async function everywhere() {
  const [here, there] = [await findApplication(first.desk.db, id), await findApplication(second.desk.db, id)];
  const row = await office.edge.hub.store('application').where({ id }).first('snapshot');
  expect(there).toEqual(here);
  expect(row?.snapshot).toEqual(here);
  return here?.documents.KTP;
}

async function attach(shade: number, more: object = {}): Promise<AttachmentId> {
  const stored = await first.get('documents.store', { applicationId: id, bytes: aJpeg({ shade }) });
  const { attachmentId, mediaType } = stored;
  await act(first, 'documents.attach/1', { code: 'KTP', attachmentId, mediaType, source: 'SCAN', ...more });
  return attachmentId;
}

it('what is said about a page is judged at the hub and stands on every desk', async () => {
  const attachmentId = await attach(90, { side: 'FRONT' });
  const unclear = { reasonCode: 'PAGE_CUT_OFF', note: '' };
  const page = { code: 'KTP', attachmentId };
  await act(first, 'documents.describePage/1', { ...page, side: 'FRONT', quality: 'Tepi bawah', unclear });
  await both();
  expect((await everywhere())?.attachments).toMatchObject([
    { side: 'FRONT', quality: 'Tepi bawah', unclear },
  ]);

  const rescanned = await attach(120, { replaces: attachmentId });
  await both();
  expect((await everywhere())?.attachments.map((one) => one.id)).toEqual([rescanned]);
});

it('a page that was taken out is still evidence, also on a desk that never had it', async () => {
  const attachmentId = await attach(60);
  const payload = { code: 'KTP', attachmentId, reasonCode: 'REMOVE_DUPLICATE', note: '' };
  await act(first, 'documents.removePage/1', payload);
  await act(first, 'queue.release/1');
  await both();
  expect((await everywhere())?.attachments.map((one) => one.id)).not.toContain(attachmentId);
  await act(second, 'queue.claim/1');
  const read = await second.get('documents.read', { applicationId: id, attachmentId });
  expect(Buffer.from(read.bytes)).toEqual(Buffer.from(aJpeg({ shade: 60 })));
  await act(second, 'queue.release/1');
  await both();
});

it('what two desks say about one page meanwhile is decided once: the later comes back to its officer', async () => {
  const attachmentId = await attach(30);
  await both();
  const page = { code: 'KTP', attachmentId };
  await act(second, 'documents.describePage/1', { ...page, side: 'BACK', quality: '', unclear: null });
  await act(first, 'documents.refilePage/1', { ...page, to: 'KK' });
  await first.sync();
  await both();
  await everywhere();
  const file = await findApplication(second.desk.db, id);
  expect(file?.documents.KK?.attachments.map((one) => one.id)).toEqual([attachmentId]);
  expect(await second.get('sync.tray', {})).toMatchObject([{ code: 'PAGE_UNKNOWN' }]);
});
