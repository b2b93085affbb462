import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#common/kernel/must.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { seededRandom } from '#common/kernel/random.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient } from '#main/sync/hub-client.ts';
import { pullAll } from '#main/sync/pull-feed.ts';
import { updateAccount } from '#hub/features/session/accounts.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runToAdjudication } from '#test/support/passport-day.ts';
import { aNoisyPicture } from '#test/support/pictures.ts';
import { aBooking } from '#test/support/people.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

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

async function both(): Promise<void> {
  await first.sync();
  await second.sync();
  await first.sync();
}

async function booked(desk: TestDesk): Promise<ApplicationId> {
  serial += 1;
  const booking = aBooking({}, serial);
  return (await desk.get('appointments.byHand', booking)).applicationId;
}

async function atDocuments(desk: TestDesk): Promise<ApplicationId> {
  const id = await booked(desk);
  await desk.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  return id;
}

async function sameEverywhere(id: ApplicationId): Promise<void> {
  const [here, there] = [await findApplication(first.desk.db, id), await findApplication(second.desk.db, id)];
  const row = await office.edge.hub.store('application').where({ id }).first('snapshot');
  expect(here).not.toBeNull();
  expect(there).toEqual(here);
  expect(row?.snapshot).toEqual(here);
  expect(await listActions(second.desk.db, id)).toEqual(await listActions(first.desk.db, id));
}

describe('two desks of one office', () => {
  it('know the office’s people and nobody’s password before they have signed in here', async () => {
    const accounts = await second.desk.db('account').select('username', 'password_hash');
    expect(accounts.map(({ username }) => username)).toContain('kasubsi');
    expect(accounts.every(({ password_hash }) => password_hash === '')).toBe(true);
    expect(second.desk.office.info()?.code).toBe('PDG');
    expect(second.desk.session.desk).toBe('Loket 2');
  });

  it('share one queue: what one books the other checks in, and both and the hub hold the same file', async () => {
    await first.as('loket');
    await second.as('loket2');
    const id = await booked(first);
    await both();
    await second.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    await both();
    await sameEverywhere(id);
    expect(await first.get('sync.outbox', { text: '', limit: 10, offset: 0 })).toEqual({
      rows: [],
      total: 0,
    });
    expect(await first.desk.db('sync_base').count({ n: '*' }).first()).toEqual({ n: 0 });
    expect(await verifyAudit(second.desk.db)).toMatchObject({ isIntact: true });
  });

  it('never give one ticket number twice', async () => {
    const [a, b] = [await atDocuments(first), await atDocuments(second)];
    await both();
    const tickets = await Promise.all(
      [a, b].map(async (id) => (await findApplication(first.desk.db, id))?.ticket),
    );
    expect(new Set(tickets.map((ticket) => ticket?.number)).size).toBe(2);
  });

  it('reaching for one file: the hub gives it to the first, the other gets the next', async () => {
    await atDocuments(first);
    await atDocuments(first);
    await both();
    const one = await first.get('applications.claimNext', { stage: 'documents' });
    const two = await second.get('applications.claimNext', { stage: 'documents' });
    expect(two.applicationId).not.toBe(one.applicationId);
    await both();
    expect(await second.get('sync.tray', {})).toEqual([]);
    expect((await findApplication(first.desk.db, two.applicationId))?.claim?.desk).toBe('Loket 2');
  });
});

describe('pictures', () => {
  it('are taken at one desk and seen at another, once each over the network', async () => {
    const id = await runToAdjudication(first, 400);
    await both();
    const file = await findApplication(second.desk.db, id);
    const attachmentId = file?.photo?.attachmentId ?? ('' as never);
    await second.as('kasi');
    await second.get('applications.reveal', { applicationId: id, reason: 'Melihat foto di loket lain' });
    const here = await first.desk.vault.get(attachmentId);
    const seen = await second.get('documents.read', { applicationId: id, attachmentId });
    expect(seen.mediaType).toBe('image/png');
    expect(Buffer.from(seen.bytes).equals(Buffer.from(here))).toBe(true);
    expect(Buffer.from(await second.desk.vault.get(attachmentId)).equals(Buffer.from(here))).toBe(true);
    expect(await first.get('sync.status', {})).toMatchObject({ uploads: 0, link: 'ONLINE' });
    await second.as('loket2');
    await first.as('loket');
  });
});

describe('a large scan', () => {
  it('reaches the hub in pieces', async () => {
    await first.as('loket');
    const id = await atDocuments(first);
    await first.act(id, ['queue.callTicket/1']);
    const bytes = aNoisyPicture(900, 700);
    expect(bytes.length).toBeGreaterThan(1_500_000);
    const { attachmentId, mediaType } = await first.get('documents.store', { applicationId: id, bytes });
    const page = { code: 'KTP', attachmentId, mediaType, source: 'FILE' };
    expect(await first.act(id, ['documents.attach/1', page])).toMatchObject({ ok: true });
    await both();
    expect(await first.get('sync.status', {})).toMatchObject({ uploads: 0 });
    await second.as('kasi');
    await second.get('applications.reveal', { applicationId: id, reason: 'Memeriksa pindaian besar' });
    const seen = await second.get('documents.read', { applicationId: id, attachmentId });
    expect(Buffer.from(seen.bytes).equals(Buffer.from(bytes))).toBe(true);
    await second.as('loket2');
  });
});

describe('a desk without its hub', () => {
  it('goes on, and what it did is laid on top of what happened meanwhile', async () => {
    const id = await atDocuments(first);
    await both();
    // The second desk hears nothing while the first adds a note.
    await second.act(id, ['applications.addNote/1', { note: 'Dicatat tanpa jaringan' }]);
    const before = await findApplication(second.desk.db, id);
    await first.act(id, ['applications.addNote/1', { note: 'Dicatat lebih dulu di server' }]);
    await first.sync();
    await both();
    expect(before?.notes).toHaveLength(1);
    const notes = (await findApplication(first.desk.db, id))?.notes.map(({ text }) => text);
    expect(notes?.toSorted()).toEqual(['Dicatat lebih dulu di server', 'Dicatat tanpa jaringan']);
    await sameEverywhere(id);
  });

  it('gets a decision back that was made on an older version; nothing of it is lost', async () => {
    const id = await runToAdjudication(first, 500);
    await first.sync();
    const central = { result: 'CLEAR', note: '', reference: 'SIMKIM-9', checkedAt: first.desk.clock.now() };
    await first.act(id, ['approval.recordAdjudication/1', central]);
    await both();
    await first.as('kasubsi');
    await second.as('kasubsi2');
    // Both approve on the same version; the first to reach the hub is the one.
    expect(await first.act(id, ['approval.approve/2', opened()])).toMatchObject({ ok: true });
    expect(await second.act(id, ['approval.approve/2', opened()])).toMatchObject({ ok: true });
    await first.sync();
    await second.sync();
    await both();
    const file = await findApplication(second.desk.db, id);
    expect(file?.state).toBe('APPROVED');
    expect(file?.duties.approvers).toHaveLength(1);
    await sameEverywhere(id);
    const [item] = await second.get('sync.tray', {});
    expect(item).toMatchObject({
      applicationId: id,
      kind: 'approval.approve/2',
      isMine: true,
      mayDecide: true,
    });
    // What was entered may be personal: the tray says what was refused, the file shows the rest to whoever may see it.
    expect(item).not.toHaveProperty('payload');
    await second.as('loket2');
    expect(await second.get('sync.tray', {})).toMatchObject([{ isMine: false, mayDecide: false }]);
    for (const channel of ['sync.redo', 'sync.discard'] as const) {
      const input = { group: item?.group ?? '', note: 'Bukan pekerjaan saya' };
      const asked = channel === 'sync.redo' ? { group: input.group } : input;
      expect(await second.call(channel, asked as never)).toMatchObject({ code: 'FORBIDDEN' });
    }
    await second.as('kasubsi2');
    expect(await second.call('sync.redo', { group: item?.group ?? '' })).toMatchObject({
      ok: false,
    });
    await second.get('sync.discard', { group: item?.group ?? '', note: 'Sudah disetujui rekan' });
    expect(await second.get('sync.tray', {})).toEqual([]);
  });
});

describe('an officer who is removed', () => {
  it('is signed out at the next exchange, wherever he sits', async () => {
    const { hub, officeId } = office.edge;
    const row = await hub.store('account').where({ username: 'serah' }).first('id');
    await second.as('serah');
    await updateAccount({ hub, cost: 'test' }, { officeId, actor: '', desk: 'test' }, row?.id ?? '', {
      displayName: 'serah',
      roles: ['HANDOVER'],
      active: false,
      password: null,
    });
    await second.sync();
    await expect
      .poll(() => second.get('session.status', {}))
      .toMatchObject({ state: 'SIGNED_OUT', user: null });
    await second.as('loket2');
  });
});

describe('the network', () => {
  it('when it is cut the desk says since when, and people who signed in here with the hub sign in without it', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const third = await office.desk('Loket 3', proxy.url);
    await third.as('loket');
    proxy.set({ kind: 'cut' });
    const id = await atDocuments(third);
    await third.sync();
    const status = await third.get('sync.status', {});
    expect(status).toMatchObject({ mode: 'HUB', link: 'OFFLINE', waiting: 2 });
    await third.as('loket');
    // Never signed in here: this desk knows the name and nothing else.
    expect(await third.call('session.signIn', { username: 'kasi', password: SAMPLE_PASSWORD })).toMatchObject(
      {
        code: 'OFFLINE_SIGN_IN_EXPIRED',
      },
    );
    expect(await third.call('session.signIn', { username: 'loket', password: 'salah sekali' })).toMatchObject(
      {
        code: 'SIGN_IN_FAILED',
      },
    );
    proxy.set({ kind: 'clear' });
    await third.as('loket');
    await third.sync();
    expect(await third.get('sync.status', {})).toMatchObject({ link: 'ONLINE', waiting: 0 });
    await both();
    await sameEverywhere(id);
    await proxy.close();
  });

  it('that stays away too long stops new intake at the desk, open files go on', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const third = await office.desk('Loket 6', proxy.url);
    await third.as('loket');
    const id = await booked(third);
    await third.sync();
    proxy.set({ kind: 'cut' });
    const hoursLater = (hours: number) =>
      third.setNow(new Date(Date.parse(MORNING) + hours * 3_600_000).toISOString());
    const gates = async () =>
      (await third.get('sync.gates', {})).map(({ id: gate, level }) => `${gate} ${level}`);
    hoursLater(60);
    expect(await gates()).toContain('SYNC_AGE WARN');
    hoursLater(73);
    expect(await gates()).toContain('SYNC_AGE STOP');
    expect(await third.call('appointments.byHand', aBooking({}, 901))).toMatchObject({
      code: 'INTAKE_STOPPED',
    });
    const note = { note: 'Berkas terbuka tetap jalan' };
    expect(await third.act(id, ['applications.addNote/1', note])).toMatchObject({ ok: true });
    await proxy.close();
  });

  it(
    'however it loses and breaks, brings every action to the hub exactly once',
    { timeout: 60_000 },
    async () => {
      const proxy = await FaultProxy.open(office.edge.base);
      const third = await office.desk('Loket 4', proxy.url);
      await third.as('loket');
      const id = await atDocuments(third);
      await third.sync();
      const random = seededRandom(1124);
      proxy.set({ kind: 'lossy', share: 0.3, random });
      for (let index = 0; index < 30; index += 1) {
        await third.act(id, ['applications.addNote/1', { note: `Catatan ke-${index} di jaringan buruk` }]);
        if (index % 3 === 0) await third.sync();
      }
      proxy.set({ kind: 'clear' });
      await third.sync();
      await both();
      await sameEverywhere(id);
      const notes = (await findApplication(second.desk.db, id))?.notes.map(({ text }) => text);
      expect(notes).toEqual(
        Array.from({ length: 30 }, (_, index) => `Catatan ke-${index} di jaringan buruk`),
      );
      await proxy.close();
    },
  );

  it('that is away for days is bridged by a stick, once or twice alike', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const third = await office.desk('Loket 5', proxy.url);
    await third.as('loket');
    proxy.set({ kind: 'cut' });
    const id = await atDocuments(third);
    third.chosen.savePath = join(third.folder, 'hari-ini.outbox');
    expect(await third.get('sync.export', {})).toEqual({ saved: true, actions: 2 });
    expect(readFileSync(third.chosen.savePath).includes('BUDI')).toBe(false);
    second.chosen.files = [third.chosen.savePath];
    expect(await second.get('sync.bring', {})).toMatchObject({ deskName: 'Loket 5', accepted: 2, known: 0 });
    expect(await second.get('sync.bring', {})).toMatchObject({ accepted: 0, refused: 0, known: 2 });
    proxy.set({ kind: 'clear' });
    await third.sync();
    await both();
    await sameEverywhere(id);
    expect(await findApplication(third.desk.db, id)).toEqual(await findApplication(first.desk.db, id));
    await proxy.close();
  });
});

it('what the rules no longer allow stays aside, however often others go on with the file', async () => {
  const proxy = await FaultProxy.open(office.edge.base);
  const alone = await office.desk('Loket 3', proxy.url);
  await alone.as('loket');
  await second.as('loket2');
  const id = await atDocuments(second);
  await second.sync();
  await alone.sync();
  proxy.set({ kind: 'cut' });
  const { db, office: here } = alone.desk;
  // Told of what others do before it has offered its own.
  const link = new HubClient(office.edge.base, must(await readDeskKey(db), 'it is joined'));
  const told = async (...actions: Parameters<TestDesk['act']>[1][]) => {
    expect(await second.act(id, ...actions)).toMatchObject({ ok: true });
    await second.sync();
    await pullAll({ db, office: here, link });
  };
  await alone.act(id, ['queue.callTicket/1'], ['queue.release/1']);
  // Neither is allowed any more: both leave their places.
  await told(['queue.callTicket/1']);
  await alone.act(id, ['applications.addNote/1', { note: 'Ditulis tanpa jaringan' }]);
  await told(['applications.addNote/1', { note: 'Catatan pertama' }]);
  await told(['applications.addNote/1', { note: 'Catatan kedua' }]);
  proxy.set({ kind: 'clear' });
  await alone.sync();
  await alone.sync();
  const file = await findApplication(db, id);
  const row = await office.edge.hub.store('application').where({ id }).first('snapshot');
  expect(file).toEqual(row?.snapshot);
  expect(file?.notes.map(({ text }) => text)).toEqual([
    'Catatan pertama',
    'Catatan kedua',
    'Ditulis tanpa jaringan',
  ]);
  await proxy.close();
});
