import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { aPdf } from '#test/support/pdfs.ts';
import { aJpeg, aPicture } from '#test/support/pictures.ts';

let test: TestDesk;
let folder: string;
let id: ApplicationId;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scans-'));
  test = await openTestDesk();
  const { preferences } = test.desk;
  preferences.setIntake({ ...preferences.intake(), folder });
  await test.as('loket');
  const appointment = { date: localDate(test.desk.clock.now(), 420), time: '09:00' };
  id = (await test.get('appointments.byHand', aBooking({ appointment }, 1))).applicationId;
  await test.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  expect(await test.act(id, ['queue.callTicket/1'])).toMatchObject({ ok: true });
});
afterEach(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);

/** Two looks: a file is read only once it has kept its size between them. */
async function tray() {
  await test.desk.tray.look();
  await test.desk.tray.look();
  return test.get('documents.tray', { applicationId: id });
}

async function file(
  name: string,
): Promise<{ id: string; state: string; filedAs: string | null; code?: string }> {
  const found = must(
    (await tray()).files.find((one) => one.name === name),
    `${name} is in the tray`,
  );
  const { id: fileId, state, filedAs, problem } = found;
  return { id: fileId, state, filedAs, ...(problem ? { code: problem.code } : {}) };
}

/** As an officer does: what the tray shows now. */
async function store(fileIds: readonly string[]) {
  const { files } = await tray();
  const seen = fileIds.map((fileId) => ({
    fileId,
    print: must(files.find((one) => one.id === fileId)?.print, 'it was looked into'),
  }));
  return test.get('documents.storeTrayFiles', { applicationId: id, files: seen });
}

async function attach(attachmentId: AttachmentId, mediaType: string) {
  const page = { code: 'KTP', attachmentId, mediaType, source: 'SCAN' };
  expect(await test.act(id, ['documents.attach/1', page])).toMatchObject({ ok: true });
}

describe('a file in the scanner’s folder', () => {
  it('becomes a page when an officer says so, and is moved aside only then', async () => {
    put('scan1.jpg', aJpeg());
    const { id: fileId } = await file('scan1.jpg');
    const fileIds = [fileId];
    const [stored] = await store(fileIds);
    // Stored, but a page of nothing yet: it stays.
    expect(await test.call('documents.clearTrayFiles', { applicationId: id, fileIds })).toMatchObject({
      code: 'TRAY_FILE_NOT_FILED',
    });
    expect(readdirSync(folder)).toEqual(['scan1.jpg']);
    const { attachmentId, mediaType } = must(stored, 'one was stored');
    await attach(attachmentId, mediaType);
    expect(await file('scan1.jpg')).toMatchObject({ filedAs: 'KTP' });
    await test.get('documents.clearTrayFiles', { applicationId: id, fileIds });
    expect((await tray()).files).toEqual([]);
    expect(readdirSync(join(folder, 'taken'))).toEqual(['scan1.jpg']);
    const read = await test.get('documents.read', { applicationId: id, attachmentId });
    expect(Buffer.from(read.bytes)).toEqual(Buffer.from(aJpeg()));
  });

  it('keeps what is taken already, whatever name the scanner gives the next', async () => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken', 'scan.jpg'), 'earlier');
    put('scan.jpg', aJpeg());
    const fileIds = [(await file('scan.jpg')).id];
    const [stored] = await store(fileIds);
    await attach(must(stored, 'stored').attachmentId, 'image/jpeg');
    await test.get('documents.clearTrayFiles', { applicationId: id, fileIds });
    expect(readdirSync(join(folder, 'taken')).toSorted()).toEqual(['scan-2.jpg', 'scan.jpg']);
  });

  it('is deleted only where the office wants that', async () => {
    const { preferences } = test.desk;
    preferences.setIntake({ ...preferences.intake(), afterTaking: 'DELETE' });
    put('scan.jpg', aJpeg());
    const fileIds = [(await file('scan.jpg')).id];
    const [stored] = await store(fileIds);
    await attach(must(stored, 'stored').attachmentId, 'image/jpeg');
    await test.get('documents.clearTrayFiles', { applicationId: id, fileIds });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is stored only as it was seen: another paper under its name is chosen anew', async () => {
    put('scan.jpg', aJpeg());
    const seen = must(
      (await tray()).files.find(({ name }) => name === 'scan.jpg'),
      'it is in the tray',
    );
    const files = [{ fileId: seen.id, print: must(seen.print, 'it was looked into') }];
    put('scan.jpg', aJpeg({ shade: 90 }));
    expect(await test.call('documents.storeTrayFiles', { applicationId: id, files })).toMatchObject({
      code: 'TRAY_FILE_CHANGED',
    });
  });

  it('beyond two hundred is counted, and comes up when others were taken', async () => {
    for (let count = 0; count < 203; count += 1) put(`scan-${String(count).padStart(3, '0')}.jpg`, aJpeg());
    const full = await tray();
    expect([full.files.length, full.more]).toEqual([200, 3]);
    rmSync(join(folder, 'scan-000.jpg'));
    expect((await tray()).more).toBe(2);
  });

  it('is told in the audit when somebody looks at it beside a file', async () => {
    put('scan.jpg', aJpeg());
    const { id: fileId } = await file('scan.jpg');
    await test.get('documents.readTrayFile', { applicationId: id, fileId });
    const detail = `tray ${test.desk.vault.idOf(aJpeg()).slice(0, 12)}`;
    expect(await test.desk.db('audit').where({ event: 'VIEW', subject: id, detail })).toHaveLength(1);
  });

  it('that changed after it was stored stays: another page came under its name', async () => {
    put('scan.jpg', aJpeg());
    const fileIds = [(await file('scan.jpg')).id];
    const [stored] = await store(fileIds);
    await attach(must(stored, 'stored').attachmentId, 'image/jpeg');
    put('scan.jpg', aJpeg({ shade: 90 }));
    expect(await test.call('documents.clearTrayFiles', { applicationId: id, fileIds })).toMatchObject({
      code: 'TRAY_FILE_CHANGED',
    });
    expect(readdirSync(folder)).toEqual(['scan.jpg']);
  });

  it('is not offered while it is being written', async () => {
    const whole = Buffer.from(aPdf({ pages: 3 }));
    put('scan.pdf', whole.subarray(0, 200));
    await test.desk.tray.look();
    expect((await test.get('documents.tray', { applicationId: id })).files).toMatchObject([
      { state: 'ARRIVING' },
    ]);
    // Keeps its size for a while, as when the scanner turns a page: what breaks off is not offered either.
    expect(await file('scan.pdf')).toMatchObject({ state: 'ARRIVING' });
    expect(
      await test.call('documents.storeTrayFiles', {
        applicationId: id,
        files: [{ fileId: (await file('scan.pdf')).id, print: test.desk.vault.idOf(whole.subarray(0, 200)) }],
      }),
    ).toMatchObject({ code: 'FILE_CUT_OFF' });
    appendFileSync(join(folder, 'scan.pdf'), whole.subarray(200));
    expect(await file('scan.pdf')).toMatchObject({ state: 'READY' });
  });

  it('that is no page is shown with its reason and left where it is', async () => {
    put('scan.tif', Buffer.from('II*\0\x08\0\0\0rest'));
    put('scan.svg', Buffer.from('<svg onload="alert(1)"/>'));
    put('wrong-name.pdf', aPicture());
    expect(await file('scan.tif')).toMatchObject({ state: 'REFUSED', code: 'FILE_IS_TIFF' });
    expect(await file('scan.svg')).toMatchObject({ state: 'REFUSED', code: 'FILE_TYPE_NOT_ALLOWED' });
    // The name says nothing.
    expect(await file('wrong-name.pdf')).toMatchObject({ state: 'READY' });
  });

  it('that came twice says where the first one went', async () => {
    put('a.jpg', aJpeg());
    put('b.jpg', aJpeg());
    const fileIds = [(await file('a.jpg')).id];
    const [stored] = await store(fileIds);
    await attach(must(stored, 'stored').attachmentId, 'image/jpeg');
    await test.get('documents.clearTrayFiles', { applicationId: id, fileIds });
    expect(await file('b.jpg')).toMatchObject({ state: 'READY', filedAs: 'KTP' });
  });

  it('outside the folder is out of reach, also by a link', async () => {
    const outside = join(tmpdir(), `outside-${process.pid}.jpg`);
    writeFileSync(outside, aJpeg());
    symlinkSync(outside, join(folder, 'link.jpg'));
    put('.hidden.jpg', aJpeg());
    put('scan.jpg.part', aJpeg());
    expect((await tray()).files).toEqual([]);
    const fileId = 'a'.repeat(32);
    expect(await test.call('documents.readTrayFile', { applicationId: id, fileId })).toMatchObject({
      code: 'TRAY_FILE_GONE',
    });
    expect(
      await test.call('documents.readTrayFile', { applicationId: id, fileId: '../../etc/passwd' }),
    ).toMatchObject({
      code: 'INPUT_INVALID',
    });
    rmSync(outside);
  });
});

describe('the folder', () => {
  it('may go away and come back, as a share does; every change is told', async () => {
    put('scan.jpg', aJpeg());
    expect(await tray()).toMatchObject({ folder: 'OPEN', files: [{ name: 'scan.jpg' }] });
    renameSync(folder, `${folder}-away`);
    expect(await tray()).toEqual({ folder: 'UNREACHABLE', files: [], more: 0 });
    renameSync(`${folder}-away`, folder);
    expect(await tray()).toMatchObject({ folder: 'OPEN', files: [{ name: 'scan.jpg', state: 'READY' }] });
    expect(test.events.filter(({ event }) => event === 'tray.changed').length).toBeGreaterThanOrEqual(4);
    expect(test.logLines.join('\n')).not.toContain(folder);
  });

  it('is chosen by IT alone and must let files be moved', async () => {
    test.chosen.folder = folder;
    expect(await test.call('documents.chooseFolder', {})).toMatchObject({ code: 'FORBIDDEN' });
    await test.as('tikim');
    test.chosen.folder = join(folder, 'none');
    expect(await test.call('documents.chooseFolder', {})).toMatchObject({ code: 'FOLDER_UNREACHABLE' });
    test.chosen.folder = folder;
    expect(await test.get('documents.chooseFolder', {})).toMatchObject({ folder });
    expect(await test.get('documents.saveFolder', { isWatched: false, afterTaking: 'MOVE' })).toMatchObject({
      folder: null,
    });
  });
});
