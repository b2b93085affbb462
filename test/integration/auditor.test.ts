import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#common/contract/ipc/index.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { isSigned } from '#runtime/audit/head.ts';
import { readAnchors } from '#runtime/audit/anchors.ts';
import { verifyChain } from '#hub/features/audit/verify.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking, anApplicant } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const ALL: Input<'audit.search'> = {
  from: null,
  until: null,
  actor: null,
  events: [],
  desk: null,
  subject: null,
  text: null,
  before: null,
  limit: 50,
};

/** What an export asks: the whole of it, no page. */
const WHOLE = { from: null, until: null, actor: null, events: [], desk: null, subject: null, text: null };

type Place = { name: string; open: () => Promise<{ desk: TestDesk; office: JoinedOffice | null }> };

const PLACES: readonly Place[] = [
  { name: 'with a hub', open: joined },
  { name: 'on a desk alone', open: async () => ({ desk: await openTestDesk(), office: null }) },
];

async function joined() {
  const office = await openJoinedOffice();
  return { desk: await office.desk('Loket 1'), office };
}

describe.each(PLACES)('the auditor $name', ({ open }) => {
  let desk: TestDesk;
  let office: JoinedOffice | null;
  let file: ApplicationId;
  const number = 'MP000000000001';

  beforeAll(async () => {
    ({ desk, office } = await open());
    await desk.as('loket');
    file = (await desk.get('appointments.byHand', aBooking())).applicationId;
    await desk.get('applications.open', { applicationId: file });
    await desk.get('applications.reveal', { applicationId: file, reason: 'cek 1371991211870001 di loket' });
    await desk.sync();
    await desk.as('kasi');
    await desk.sync();
  }, 60_000);
  afterAll(async () => {
    await (office ? office.close() : desk.close());
  });

  const search = (change: Partial<Input<'audit.search'>> = {}) =>
    desk.get('audit.search', { ...ALL, ...change });

  it('reads the chain newest first, with names for people and files', async () => {
    const { entries } = await search();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => b - a));
    const view = entries.find(({ event }) => event === 'VIEW');
    expect(view).toMatchObject({ subject: file, subjectName: number, desk: desk.desk.session.desk });
    expect(view?.actorName).toMatch(/\w/);
  });

  it('finds by file, person, kind of event, desk, period and free text, each alone', async () => {
    const byFile = await search({ subject: number.toLowerCase() });
    expect(byFile.entries.map(({ event }) => event).toSorted()).toEqual(['ACTION', 'REVEAL', 'VIEW']);
    const [view] = (await search({ events: ['VIEW'] })).entries;
    const actor = view?.actor as Input<'audit.search'>['actor'];
    const own = await search({ actor });
    expect(own.entries.length).toBeGreaterThan(2);
    expect(own.entries.every((entry) => entry.actor === actor)).toBe(true);
    expect((await search({ desk: 'no such desk' })).entries).toEqual([]);
    expect((await search({ desk: desk.desk.session.desk, events: ['VIEW'] })).entries).toHaveLength(1);
    expect((await search({ until: '2000-01-01T00:00:00.000Z' })).entries).toEqual([]);
    expect((await search({ from: '2000-01-01T00:00:00.000Z', events: ['VIEW'] })).entries).toHaveLength(1);
    expect((await search({ text: 'DI LOKET' })).entries).toMatchObject([{ event: 'REVEAL' }]);
    expect((await search({ text: '%' })).entries).toEqual([]);
    expect(
      (await search({ subject: 'tikim' })).entries.every(({ subjectName }) => subjectName !== null),
    ).toBe(true);
  });

  it('never shows a number of a person, whatever an officer wrote as a reason', async () => {
    const [reveal] = (await search({ events: ['REVEAL'] })).entries;
    expect(reveal?.detail).toBe('cek 137199******0001 di loket');
    expect(JSON.stringify(await search())).not.toContain('1371991211870001');
  });

  it('goes on page by page without a gap and without the same entry twice', async () => {
    const whole = (await search({ limit: 500 })).entries.map(({ seq }) => seq);
    const paged: number[] = [];
    for (let before: number | null = null, at = 0; at === 0 || before !== null; at += 1) {
      const { entries, next } = await search({ before, limit: 3 });
      paged.push(...entries.map(({ seq }) => seq));
      before = next;
    }
    expect(paged).toEqual(whole);
  });

  it('is closed to whoever has no right to it', async () => {
    for (const username of ['loket', 'tikim']) {
      await desk.as(username);
      expect(await desk.call('audit.search', ALL)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
      expect(await desk.call('audit.closeDay', { day: '2026-11-24', note: '' })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await desk.as('kasi');
  });

  it('walks the chain, and the answer stands in the chain with the name of whoever asked', async () => {
    const before = await desk.get('audit.state', {});
    const check = await desk.get('audit.check', {});
    expect(check).toMatchObject({ problem: null, where: null, files: 1 });
    expect(check.entries).toBe(before.head.seq);
    const after = await desk.get('audit.state', {});
    expect(after.checked).toMatchObject({ ...check, byName: expect.stringMatching(/\w/) });
    expect(after.head.seq).toBe(before.head.seq + 1);
    expect(after.where).toBe(office ? 'OFFICE' : 'DESK');
  });

  it('writes an export that names its author, ends at its own entry, and is itself in the chain', async () => {
    desk.chosen.savePath = join(desk.folder, 'audit.jsonl');
    const { entries } = await desk.get('audit.export', { query: WHOLE, format: 'JSONL' });
    const lines = readFileSync(desk.chosen.savePath, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(entries + 1);
    const [first, newest] = lines;
    expect(first).toMatchObject({ type: 'export', by: desk.desk.session.user?.displayName, entries });
    expect(newest).toMatchObject({
      event: 'AUDIT',
      subject: 'export',
      seq: first.head.seq,
      hash: first.head.hash,
    });
    expect(lines.at(-1)).toMatchObject({ seq: 1 });
    if (office) expect(isSigned(first.head, office.edge.hub.keys.hubKey)).toBe(true);
    desk.chosen.savePath = join(desk.folder, 'audit.csv');
    await desk.get('audit.export', { query: { ...WHOLE, events: ['REVEAL'] }, format: 'CSV' });
    const csv = readFileSync(desk.chosen.savePath, 'utf8');
    expect(csv).toContain('137199******0001');
    expect(csv).not.toContain('1371991211870001');
    expect(csv.split('\r\n')[3]).toContain('"seq";"at"');
  });

  it('writes nothing, and no entry, when no place is chosen', async () => {
    const { head } = await desk.get('audit.state', {});
    desk.chosen.savePath = null;
    expect(await desk.get('audit.export', { query: WHOLE, format: 'CSV' })).toEqual({
      saved: false,
      entries: 0,
    });
    expect((await desk.get('audit.state', {})).head.seq).toBe(head.seq);
  });

  it('lists unusual views with number of the file and name of the viewer', async () => {
    await desk.as('loket');
    const name = desk.desk.session.user?.displayName.toUpperCase() ?? '';
    const applicant = anApplicant({ fullName: name.replaceAll(/[^A-Z ]/g, '') }, 7);
    const { applicationId } = await desk.get('appointments.byHand', aBooking({ applicant }, 7));
    await desk.get('applications.open', { applicationId });
    await desk.sync();
    await desk.as('kasi');
    const span = {
      from: '2026-11-24T00:00:00.000Z' as Instant,
      until: '2026-11-25T00:00:00.000Z' as Instant,
    };
    const { hits, isCut } = await desk.get('audit.unusual', span);
    expect(hits).toMatchObject([{ why: 'SAME_NAME', numbers: ['MP000000000007'], files: [applicationId] }]);
    expect(hits[0]?.actorName?.toUpperCase()).toBe(name);
    expect(isCut).toBe(false);
    const later = { from: span.until, until: '2026-11-26T00:00:00.000Z' as Instant };
    expect((await desk.get('audit.unusual', later)).hits).toEqual([]);
  });

  it('closes the day once, with what was open, and hands out an anchor that the check reads', async () => {
    const before = await desk.get('audit.day', {});
    expect(before).toMatchObject({ day: '2026-11-24', counts: { BOOKED: 2 }, closes: [], isOutage: false });
    const other = await desk.call('audit.closeDay', { day: '2026-11-23', note: '' });
    expect(other).toMatchObject({ code: 'DAY_NOT_TODAY' });
    const close = await desk.get('audit.closeDay', { day: before.day, note: 'dua jadwal belum hadir' });
    expect(close).toMatchObject({ day: before.day, counts: { BOOKED: 2 }, note: 'dua jadwal belum hadir' });
    expect(close.actorName).toMatch(/\w/);
    const [entry] = (await search({ text: 'closed 2026-11-24' })).entries;
    expect(entry).toMatchObject({ seq: close.head.seq, hash: close.head.hash, event: 'AUDIT' });
    expect(await desk.call('audit.closeDay', { day: before.day, note: '' })).toMatchObject({
      code: 'DAY_CLOSED',
    });
    expect((await desk.get('audit.day', {})).closes).toEqual([close]);

    desk.chosen.savePath = join(desk.folder, 'anchor.jsonl');
    await desk.get('audit.saveAnchor', { day: before.day });
    const heads = readAnchors(desk.chosen.savePath);
    expect(heads).toEqual([close.head]);
    if (!office) return;
    const { hub, officeId } = office.edge;
    const verify = () => verifyChain(hub.store, officeId, { heads, hubKey: hub.keys.hubKey });
    expect(await verify()).toMatchObject({ problem: null });
    // Whoever owns the server cuts the chain before the close and tells the hub's own record the same.
    await hub.store.transaction(async (trx) => {
      await trx.raw('set local session_replication_role = replica');
      await trx('audit').where('seq', '>=', close.head.seq).delete();
      const last = await trx('audit').orderBy('seq', 'desc').first('seq', 'hash');
      await trx('office').update({ audit_seq: last.seq, audit_hash: last.hash });
    });
    expect(await verifyChain(hub.store, officeId)).toMatchObject({ problem: null });
    expect(await verify()).toMatchObject({ problem: 'TAIL_CUT', at: close.head.seq });
  });
});

it('a check is waited for as long as the hub walks, where a search gives a silent hub up', async () => {
  const office = await openJoinedOffice();
  const hub = { url: office.edge.base, code: await office.edge.newCode('Loket 1') };
  const desk = await openTestDesk({ now: MORNING, hub, silenceMs: 1_000 });
  await desk.sync();
  await desk.as('kasi');
  await desk.stopSync();
  // A chain that takes long to read.
  const trx = await office.edge.hub.store.transaction();
  await trx.raw('lock table audit in access exclusive mode');
  const freed = setTimeout(3_000).then(() => trx.commit());
  const [check, found] = await Promise.all([desk.call('audit.check', {}), desk.call('audit.search', ALL)]);
  expect(found).toMatchObject({ ok: false, code: 'HUB_UNREACHABLE' });
  expect(check).toMatchObject({ ok: true, value: { problem: null } });
  await freed;
  await desk.close();
  await office.close();
}, 60_000);

it('a closed day is never changed by SQL, and a chain is asked through its indexes', async () => {
  const { desk, office } = await joined();
  await desk.as('kasi');
  await desk.get('audit.closeDay', { day: '2026-11-24', note: '' });
  const { store } = office.edge.hub;
  for (const sql of [`update daily_close set note = 'x'`, 'delete from daily_close']) {
    await expect(store.raw(sql)).rejects.toMatchObject({ constraint: 'append_only' });
  }
  await store.raw('set enable_seqscan = off');
  const planOf = async (where: string) => {
    const { rows }: { rows: { 'QUERY PLAN': string }[] } = await store.raw(
      `explain select seq from audit ${where}`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const own = `where office_id = 'x' and`;
  const newest = 'order by seq desc limit 50';
  expect(await planOf(`${own} seq < 9 ${newest}`)).toContain('audit_pkey');
  expect(await planOf(`${own} actor = 'x' ${newest}`)).toContain('audit_actor');
  expect(await planOf(`${own} desk = 'x' ${newest}`)).toContain('audit_desk');
  expect(await planOf(`${own} subject = 'x' ${newest}`)).toContain('audit_subject');
  expect(await planOf(`${own} event = 'AUDIT' ${newest}`)).toContain('audit_event');
  expect(await planOf(`${own} at >= '2026' and at < '2027' order by at, seq limit 50`)).toContain('audit_at');
  await office.close();
});
