import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Announcement } from '#common/domain/registers/announcements.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { queueEntry } from '#main/records/repositories/registers.ts';
import { sendWaiting } from '#main/features/registers/office-registers.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const TEXT = {
  title: 'Kuota Desember',
  text: 'Dibuka Jumat pukul 17.00',
  from: '2026-11-24',
  to: '2026-12-04',
  isUrgent: false,
};

function line(kind: string, payload: Record<string, unknown>, about?: Kept<unknown>) {
  const subject = about?.subject ?? v7();
  return { id: v7(), register: 'announcements' as const, subject, kind, payload, basedOn: about?.lines ?? 0 };
}

async function book(t: TestDesk): Promise<Kept<Announcement>[]> {
  const { kept } = await t.get('registers.read', { register: 'announcements', subject: null, since: null });
  return kept as Kept<Announcement>[];
}

/** The same book by both authorities: whoever decides, the answers are the same. */
function keepsItsBook(open: () => Promise<{ t: TestDesk; close(): Promise<void> }>) {
  let t: TestDesk;
  let office: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    office = await open();
    ({ t } = office);
  });
  afterAll(() => office.close());

  it('a line begins a subject and later lines change it, by whom the book allows', async () => {
    await t.as('loket');
    expect(await t.call('registers.write', line('write/1', TEXT))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await t.as('kasubsi');
    const first = line('write/1', TEXT);
    await t.get('registers.write', first);
    // The answer was lost: the same line again is the same line.
    await t.get('registers.write', first);
    const [draft] = await book(t);
    expect(draft).toMatchObject({ subject: first.subject, lines: 1, item: { ...TEXT, state: 'DRAFT' } });
    if (!draft) return;
    await t.get('registers.write', line('publish/1', {}, draft));
    const [published] = await book(t);
    expect(published?.item).toMatchObject({ state: 'PUBLISHED', publishedBy: t.desk.session.user?.id });
    expect(await t.call('registers.write', line('rewrite/1', TEXT, draft))).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await t.call('registers.write', line('rewrite/1', TEXT, published))).toMatchObject({
      code: 'ANNOUNCEMENT_PUBLISHED',
    });
  });

  it('refuses what the book does not know, or knows already', async () => {
    await t.as('kasubsi');
    const [known] = await book(t);
    if (!known) throw new Error('the book is empty');
    const refused = async (entry: ReturnType<typeof line>) =>
      (await t.call('registers.write', entry)) as object;
    expect(await refused(line('paint/1', {}))).toMatchObject({ code: 'ACTION_UNKNOWN' });
    expect(await refused(line('publish/1', {}))).toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    expect(await refused(line('write/1', TEXT, known))).toMatchObject({ code: 'SUBJECT_EXISTS' });
    expect(await refused(line('write/1', { ...TEXT, to: '2026-11-01' }))).toMatchObject({
      code: 'PAYLOAD_INVALID',
      details: { fields: ['to'] },
    });
  });
}

describe('a desk alone', () => {
  let t: TestDesk;
  keepsItsBook(async () => {
    t = await openTestDesk();
    return { t, close: () => t.close() };
  });

  it('has every line in its chain, and lets none be changed', async () => {
    const entries = await t.desk.db('audit').where({ event: 'REGISTER' }).select('detail');
    expect(entries.map(({ detail }: { detail: string }) => detail)).toEqual([
      'announcements write/1',
      'announcements publish/1',
    ]);
    await expect(t.desk.db('register_entry').update({ kind: 'withdraw/1' })).rejects.toThrow('only grows');
    await expect(t.desk.db('register_entry').delete()).rejects.toThrow('only grows');
  });
});

describe('desks of a hub', () => {
  let office: JoinedOffice;
  keepsItsBook(async () => {
    office = await openJoinedOffice();
    return { t: await office.desk('Loket 1'), close: () => office.close() };
  });

  it('read one book, which the hub keeps', async () => {
    const other = await office.desk('Loket 2');
    await other.as('loket');
    expect(await book(other)).toMatchObject([{ item: { state: 'PUBLISHED' } }]);
    expect(await other.desk.db('register_entry').select('id')).toEqual([]);
    const { rows } = await office.edge.hub.store.raw(
      `select detail from audit where event = 'REGISTER' order by seq`,
    );
    expect(rows).toEqual([{ detail: 'announcements write/1' }, { detail: 'announcements publish/1' }]);
    await expect(office.edge.hub.store('register_entry').update({ kind: 'x' })).rejects.toThrow(
      'APPEND_ONLY',
    );
  });
});

describe('a report of an irregularity', () => {
  let office: JoinedOffice;
  beforeAll(async () => {
    office = await openJoinedOffice();
  });
  afterAll(() => office.close());

  it('is kept while the hub is away, goes there once, names nobody, and no head reads it', async () => {
    const proxy = await FaultProxy.open(office.edge.base);
    const desk = await office.desk('Loket 1', proxy.url);
    await desk.as('loket');
    proxy.set({ kind: 'cut' });
    const entry = {
      id: v7(),
      register: 'irregularities' as const,
      subject: v7(),
      kind: 'report/1',
      payload: { text: 'Seseorang menawarkan jalur cepat di halaman.', reporter: '' },
      basedOn: 0,
    };
    expect(await desk.get('registers.write', entry)).toEqual({ waits: true });
    expect(await desk.get('registers.write', entry)).toEqual({ waits: true });
    proxy.set({ kind: 'clear' });
    // What the hub refuses holds up nobody behind it.
    const broken = { ...entry, id: v7(), subject: v7(), payload: { text: 'x', reporter: '' } };
    await queueEntry(desk.desk.db, broken, '2026-11-24T00:00:00.000Z' as Instant);
    await sendWaiting(desk.desk);
    await sendWaiting(desk.desk);
    expect(await desk.desk.db('register_waiting').select('id')).toEqual([{ id: broken.id }]);
    await desk.desk.db('register_waiting').delete();
    expect(await desk.desk.db('register_waiting').select('id')).toEqual([]);
    const rows = await office.edge.hub.store('register_entry').where({ register: 'irregularities' });
    expect(rows).toMatchObject([
      { id: entry.id, actor: null, desk: '', role: 'SYS', at: '2026-11-23T17:00:00.000Z' },
    ]);
    // Neither chain tells that anything was written.
    for (const store of [desk.desk.db, office.edge.hub.store]) {
      expect(await store('audit').where({ event: 'REGISTER' }).select('detail')).toEqual([]);
    }
    await desk.as('kasi');
    const asked = { register: 'irregularities' as const, subject: null, since: null };
    expect(await desk.call('registers.read', asked)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    await proxy.close();
  });
});
