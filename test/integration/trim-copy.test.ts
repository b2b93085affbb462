import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import { readSyncState } from '#main/records/repositories/sync-state.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { aPicture } from '#test/support/pictures.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const PICTURE = 700_000;

let office: JoinedOffice;
let t: TestDesk;
let serial = 0;

beforeAll(async () => {
  office = await openJoinedOffice();
  t = await office.desk('Loket 1');
  await t.as('loket');
}, 60_000);
afterAll(() => office.close());

/** A PNG as heavy as a scan: a chunk of its own before the end, as programs put their remarks there. */
function largePicture(): Buffer {
  const END = 12;
  const picture = Buffer.from(aPicture());
  const named = Buffer.concat([Buffer.from('teSt'), randomBytes(PICTURE)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(PICTURE);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([picture.subarray(0, -END), length, named, check, picture.subarray(-END)]);
}

/** A file with a picture of its own; `closed`: the applicant withdrew. */
async function aFile(closed: boolean): Promise<ApplicationId> {
  serial += 1;
  const { applicationId } = await t.get(
    'appointments.byHand',
    aBooking({ appointment: { date: t.desk.office.today(), time: '09:00' } }, serial),
  );
  const bytes = largePicture();
  const { attachmentId } = await t.get('documents.store', { applicationId, bytes });
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
  await t.act(applicationId, ['queue.callTicket/1']);
  const page = { code: 'KTP', attachmentId, mediaType: 'image/png', source: 'SCAN' };
  expect(await t.act(applicationId, ['documents.attach/1', page])).toMatchObject({ ok: true });
  if (closed) {
    const note = 'Pemohon membatalkan permohonannya';
    expect(await t.act(applicationId, ['applications.applicantWithdraws/1', { note }])).toMatchObject({
      ok: true,
    });
  }
  return applicationId;
}

/** The morning of that day, after its copy. */
async function moveTo(day: string): Promise<void> {
  const now = `2026-${day}T02:00:00.000Z`;
  office.edge.moveClock((Date.parse(now) - Date.parse(t.desk.clock.now())) / 60_000);
  t.setNow(now);
  await t.as('loket');
  await t.sync();
}

const filesHere = async () => new Set(await t.desk.db('application').pluck('id'));
const vaultBytes = async () =>
  [...(await t.desk.vault.sizes()).values()].reduce((sum, bytes) => sum + bytes, 0);

function allow(deskCopyMegabytes: number): void {
  t.desk.office.deskPolicy = () => ({ ...HubPolicy.parse({}), deskCopyMegabytes });
}

it('above its size a desk gives up the files closed longest ago with their pictures, and nothing that is open', async () => {
  const open = await aFile(false);
  const oldest = await aFile(true);
  await moveTo('11-25');
  const older = await aFile(true);
  await t.sync();
  await moveTo('11-30');
  const young = await aFile(true);
  await t.sync();
  expect(await filesHere()).toEqual(new Set([open, oldest, older, young]));
  expect(await vaultBytes()).toBeGreaterThan(4 * PICTURE);

  // Room for all but one.
  const size = await vaultBytes();
  const records = must(
    (await t.desk.db.raw('select page_count * 4096 as n from pragma_page_count'))[0] as { n: number },
    'it is told',
  ).n;
  allow((size + records - 100_000) / 1_000_000);
  await moveTo('12-01');
  expect(await filesHere()).toEqual(new Set([open, older, young]));
  expect(await vaultBytes()).toBeLessThan(size - PICTURE);

  // Without any room: what is open stays, and so does what closed since the last backup.
  allow(0);
  await moveTo('12-02');
  expect(await filesHere()).toContain(open);
  expect(await filesHere()).not.toContain(older);
  // It does not come back with the next morning's copy either.
  await moveTo('12-03');
  expect(await filesHere()).not.toContain(oldest);

  // Whoever opens it has it again, with its picture.
  await t.get('applications.bring', { applicationId: older });
  const { file } = await t.get('applications.open', { applicationId: older });
  const { id: attachmentId } = must(file.documents.KTP?.attachments[0], 'it has a picture');
  await t.get('applications.reveal', { applicationId: older, reason: 'Pemeriksaan ulang berkas lama' });
  const { bytes } = await t.get('documents.read', { applicationId: older, attachmentId });
  expect(bytes.byteLength).toBeGreaterThan(PICTURE);

  // With room again the next copies bring what belongs here.
  allow(10_000);
  await moveTo('12-04');
  expect((await readSyncState(t.desk.db))?.trimmedUpTo).toBeNull();
  await moveTo('12-05');
  expect(await filesHere()).toEqual(new Set([open, oldest, older, young]));
}, 60_000);
