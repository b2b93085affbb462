import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { aPdf } from '#test/support/pdfs.ts';
import { aBooking } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let applicationId: ApplicationId;
let attachmentId: AttachmentId;
const scan = Buffer.from(aPdf({ pages: 40 }));

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
  ({ applicationId } = await t.get('appointments.byHand', aBooking({}, 1)));
  await t.get('appointments.checkIn', { applicationId, overrideNote: null });
  await t.act(applicationId, ['queue.callTicket/1']);
  ({ attachmentId } = await t.get('documents.store', { applicationId, bytes: scan }));
});
afterEach(() => t.close());

const views = () =>
  t.desk.db('audit').where({ event: 'VIEW', subject: applicationId }).where('detail', 'like', 'attachment%');

describe('a long scan', () => {
  it('comes beginning first and the rest in parts, as it lies, and is one entry in the audit', async () => {
    const wanted = { applicationId, attachmentId };
    const beginning = await t.get('documents.read', { ...wanted, most: 1000 });
    expect(beginning).toMatchObject({ mediaType: 'application/pdf', size: scan.byteLength });
    const parts = [Buffer.from(beginning.bytes)];
    expect(parts[0]?.byteLength).toBe(1000);
    for (let from = 1000; from < scan.byteLength; from += 700) {
      const part = await t.get('documents.readPart', { ...wanted, from, to: from + 700 });
      parts.push(Buffer.from(part.bytes));
    }
    expect(Buffer.concat(parts).equals(scan)).toBe(true);
    expect(await views()).toHaveLength(1);
  });

  it('comes whole when it is no larger than what is asked for', async () => {
    const { bytes } = await t.get('documents.read', { applicationId, attachmentId, most: 10_000_000 });
    expect(Buffer.from(bytes).equals(scan)).toBe(true);
  });

  it('is opened anew, and told anew, by a part without a beginning and by another person', async () => {
    const part = { applicationId, attachmentId, from: 10, to: 20 };
    expect(Buffer.from((await t.get('documents.readPart', part)).bytes)).toEqual(scan.subarray(10, 20));
    expect(await views()).toHaveLength(1);
    await t.as('kasi');
    await t.get('applications.reveal', { applicationId, reason: 'Pemeriksaan rutin' });
    expect(await t.call('documents.readPart', part)).toMatchObject({ ok: true });
    expect(await views()).toHaveLength(2);
  });

  it('does not stay open behind the lock: afterwards it is opened anew, and told anew', async () => {
    await t.get('documents.read', { applicationId, attachmentId, most: 1000 });
    await t.get('session.lock', {});
    await t.get('session.unlock', { password: SAMPLE_PASSWORD });
    await t.get('documents.readPart', { applicationId, attachmentId, from: 10, to: 20 });
    expect(await views()).toHaveLength(2);
  });

  it('gives no further part to who may no longer look into the file', async () => {
    const part = { applicationId, attachmentId, from: 10, to: 20 };
    await t.get('documents.read', { applicationId, attachmentId, most: 1000 });
    await t.as('auditor');
    expect(await t.call('documents.readPart', part)).toMatchObject({ code: 'FILE_HIDDEN' });
    await t.as('loket');
    expect(await t.act(applicationId, ['queue.release/1'])).toMatchObject({ ok: true });
    expect(await t.call('documents.readPart', part)).toMatchObject({ code: 'FILE_HIDDEN' });
  });
});
