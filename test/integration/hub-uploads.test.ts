import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { recordAttachment } from '#main/records/repositories/small-tables.ts';
import { queueUploads } from '#main/records/repositories/uploads.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aPicture } from '#test/support/pictures.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let t: TestDesk;

beforeAll(async () => {
  office = await openJoinedOffice();
  t = await office.desk('Loket 1');
}, 60_000);

afterEach(async () => {
  await t.desk.db('attachment_upload').delete();
});

afterAll(() => office.close());

/** Taken at the desk, as an officer takes them; `as`: under another's name. */
async function take(count: number, bytes = 30_000, as?: AttachmentId): Promise<AttachmentId[]> {
  const { db, vault, clock } = t.desk;
  const ids: AttachmentId[] = [];
  for (let n = 0; n < count; n += 1) {
    const picture = Buffer.concat([aPicture(), randomBytes(bytes)]);
    const id = await vault.put(picture, as);
    const applicationId = v7() as ApplicationId;
    const at = clock.now();
    await recordAttachment(db, { id, mediaType: 'image/png', bytes: picture.length, applicationId, at });
    await queueUploads(db, [id], at);
    ids.push(id);
  }
  return ids;
}

async function waiting(): Promise<{ id: AttachmentId; error: string | null; attempts: number }[]> {
  return t.desk
    .db('attachment_upload')
    .select({ id: 'attachment_id', error: 'last_error', attempts: 'attempts' });
}

async function atHub(ids: readonly AttachmentId[]): Promise<number> {
  return (await office.edge.hub.store('attachment').whereIn('id', [...ids])).length;
}

it('pictures of all sizes reach the hub in one round', async () => {
  const ids = [...(await take(150)), ...(await take(5, 900_000)), ...(await take(2, 1_200_000))];
  await t.sync();
  expect([await waiting(), await atHub(ids)]).toEqual([[], ids.length]);
});

it('one that the hub refuses, and one that the desk cannot read, wait alone', async () => {
  const good = await take(5);
  const other = t.desk.vault.idOf(randomBytes(9));
  await take(1, 100, other);
  const lost = t.desk.vault.idOf(randomBytes(10));
  const stored = must(await t.desk.db('attachment').where({ id: good[0] }).first(), 'it was taken');
  await t.desk.db('attachment').insert({ ...stored, id: lost });
  await queueUploads(t.desk.db, [lost], t.desk.clock.now());
  await t.sync();
  expect(new Set(await waiting())).toEqual(
    new Set([
      { id: other, error: 'ATTACHMENT_DAMAGED', attempts: 1 },
      { id: lost, error: 'ATTACHMENT_MISSING', attempts: 1 },
    ]),
  );
  expect(await atHub([...good, other, lost])).toBe(good.length);
});

it('while the database refuses nothing is noted, and everything is sent again', async () => {
  const { store } = office.edge.hub;
  const ids = await take(70);
  await store.raw(`create function refuse() returns trigger language plpgsql as $$
    begin raise exception 'refused'; end $$`);
  await store.raw('create trigger refuse before insert on attachment execute function refuse()');
  await t.sync();
  const untouched = ids.map((id) => ({ id, error: null, attempts: 0 }));
  expect(new Set(await waiting())).toEqual(new Set(untouched));
  expect(await atHub(ids)).toBe(0);
  await store.raw('drop trigger refuse on attachment');
  await t.sync();
  expect([await waiting(), await atHub(ids)]).toEqual([[], ids.length]);
});

it('pictures of which this desk knows the name alone are sent by what they really weigh', async () => {
  const ids = [...(await take(1, 1_300_000)), ...(await take(5, 700_000)), ...(await take(1, 1_200_000))];
  await t.desk.db('attachment').whereIn('id', ids).update({ bytes: 0 });
  await t.sync();
  expect(await waiting()).toEqual([]);
  expect(await atHub(ids)).toBe(ids.length);
});

/** Bytes that are no picture at all, under their right name. */
async function takeNoPicture(bytes: number): Promise<AttachmentId> {
  const { db, vault, clock } = t.desk;
  const nothing = randomBytes(bytes);
  const id = await vault.put(nothing);
  const at = clock.now();
  const applicationId = v7() as ApplicationId;
  await recordAttachment(db, { id, mediaType: 'image/png', bytes: nothing.length, applicationId, at });
  await queueUploads(db, [id], at);
  return id;
}

it('a large one that the hub refuses for good is set aside with its reason, and the round goes on', async () => {
  const refused = await takeNoPicture(1_200_000);
  const good = await take(3);
  const large = await take(1, 1_300_000);
  await t.sync();
  expect(await atHub([...good, ...large])).toBe(4);
  expect(await t.get('sync.status', {})).toMatchObject({ link: 'ONLINE', uploads: 0, uploadsRefused: 1 });
  await t.as('loket');
  const shown = { attachmentId: refused, code: 'FILE_TYPE_NOT_ALLOWED', isSetAside: true, attempts: 1 };
  expect(await t.get('sync.failedUploads', {})).toMatchObject([shown]);
  // It lies still, however many rounds there are and however late it is.
  t.setNow('2026-11-24T05:00:00.000Z');
  await t.sync();
  expect(await t.get('sync.failedUploads', {})).toMatchObject([shown]);
  t.setNow('2026-11-24T02:00:00.000Z');
});

it('a person sends one again that was set aside; what the hub takes now is there, what it refuses lies as before', async () => {
  const { store } = office.edge.hub;
  const refused = await takeNoPicture(1_200_000);
  const small = await takeNoPicture(500);
  await t.sync();
  await t.as('loket');
  expect(await t.get('sync.failedUploads', {})).toHaveLength(2);
  expect(await t.get('sync.retryUpload', { attachmentId: refused })).toEqual({ outcome: 'REFUSED' });
  expect(await t.get('sync.failedUploads', {})).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ attachmentId: refused, attempts: 2, isSetAside: true }),
    ]),
  );
  // As another desk would have brought it.
  const at = t.desk.clock.now();
  await store('attachment').insert({
    id: small,
    office_id: office.edge.officeId,
    media_type: 'image/png',
    bytes: 500,
    desk_id: (await store('desk').first('id'))?.id,
    received_at: at,
  });
  expect(await t.get('sync.retryUpload', { attachmentId: small })).toEqual({ outcome: 'SENT' });
  expect(await t.call('sync.retryUpload', { attachmentId: small })).toMatchObject({ code: 'NOT_FOUND' });
});
