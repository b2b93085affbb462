import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { makeNewKeyCode } from '#hub/features/station/codes.ts';
import { openStaffedHub, MORNING } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { openProgram, type Program } from '#test/support/program.ts';
import { FaultProxy } from '#test/support/fault-proxy.ts';
import type { Edge } from '#test/support/hub-edge.ts';

const open: Program[] = [];
let sticks: string;

beforeAll(() => {
  sticks = mkdtempSync(join(tmpdir(), 'loket-sticks-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
afterAll(() => rmSync(sticks, { recursive: true, force: true }));

async function program(options: Partial<Parameters<typeof openProgram>[0]> = {}): Promise<Program> {
  const one = await openProgram({ now: MORNING, ...options });
  open.push(one);
  return one;
}

async function backUp(pc: Program, isMove = false): Promise<string> {
  pc.chosen.folder = mkdtempSync(join(sticks, 'stick-'));
  const { saved, name } = await pc.get('station.backUp', { isMove });
  expect(saved).toBe(true);
  return join(pc.chosen.folder, name);
}

async function read(pc: Program, path: string, recoveryText: string | null) {
  pc.chosen.files = [path];
  return pc.call('station.readBackup', { recoveryText });
}

async function book(pc: Program, number: number): Promise<ApplicationId> {
  await pc.as('loket');
  const { applicationId } = await pc.get('appointments.byHand', aBooking({}, number));
  return applicationId;
}

describe('a desk alone', () => {
  it('comes back whole from one sealed file; what was done since lies aside', async () => {
    const pc = await program({ isSample: true });
    const kept = await book(pc, 1);
    await pc.as('tikim');
    const path = await backUp(pc);
    const sealed = readFileSync(path);
    const readable = ['SQLite', 'about.json', 'Kantor', 'desk.db'].filter((word) => sealed.includes(word));
    expect(readable).toEqual([]);
    expect(readdirSync(join(pc.folder, 'data')).filter((name) => name.startsWith('backup-'))).toEqual([]);
    const later = await book(pc, 2);
    await pc.as('tikim');
    const preview = await read(pc, path, null);
    expect(preview).toMatchObject({
      ok: true,
      value: {
        deskName: 'Loket 1',
        madeAt: MORNING,
        waiting: 0,
        hasHub: false,
        isReplacing: true,
        isMove: false,
      },
    });
    expect(await pc.get('station.restore', {})).toMatchObject({ state: 'SIGNED_OUT' });
    await pc.as('loket');
    expect(await pc.call('applications.open', { applicationId: kept })).toMatchObject({ ok: true });
    expect(await pc.call('applications.open', { applicationId: later })).toMatchObject({ code: 'NOT_FOUND' });
    expect(existsSync(join(pc.folder, 'data-before-restore', 'desk.db'))).toBe(true);
    expect(readdirSync(pc.folder).filter((name) => name.startsWith('restore-'))).toEqual([]);
    await pc.as('auditor');
    expect(await pc.get('office.verifyAudit', {})).toMatchObject({ isIntact: true });
  });

  it('a changed, shortened or foreign file replaces nothing; only IT may', async () => {
    const [pc, stranger] = [await program({ isSample: true }), await program({ isSample: true })];
    await pc.as('tikim');
    const path = await backUp(pc);
    const bytes = readFileSync(path);
    const spoilt = Buffer.from(bytes);
    spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1;
    for (const wrong of [spoilt, bytes.subarray(0, -1), Buffer.alloc(0), Buffer.from('hello')]) {
      const file = join(sticks, 'wrong.loketdesk');
      writeFileSync(file, wrong);
      expect(await read(pc, file, null)).toMatchObject({ code: 'DESK_BACKUP_UNREADABLE' });
    }
    await stranger.as('tikim');
    expect(await read(stranger, path, null)).toMatchObject({ code: 'DESK_BACKUP_UNREADABLE' });
    expect(await stranger.call('station.restore', {})).toMatchObject({ code: 'DESK_BACKUP_UNREADABLE' });
    await pc.as('loket');
    expect(await read(pc, path, null)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await pc.call('station.backUp', { isMove: false })).toMatchObject({ code: 'FORBIDDEN' });
    await pc.get('session.signOut', {});
    expect(await pc.call('station.restore', {})).toMatchObject({ code: 'SIGNED_OUT' });
  });

  it('a backup of a newer program is not laid over an older one', async () => {
    const pc = await program({ isSample: true, change: { version: '9.0.0' } });
    await pc.as('tikim');
    const path = await backUp(pc);
    const { text } = await pc.get('session.recoveryText', {});
    expect(await read(await program(), path, text)).toMatchObject({
      code: 'DESK_BACKUP_NEWER',
      details: { found: '9.0.0', known: '0.0.0' },
    });
  });

  it('moves to a new PC with the text from the safe, and the old one stays shut', async () => {
    const old = await program({ isSample: true });
    const id = await book(old, 1);
    await old.as('tikim');
    const { text } = await old.get('session.recoveryText', {});
    const path = await backUp(old, true);
    expect(await old.get('session.status', {})).toMatchObject({
      state: 'BLOCKED',
      problem: { code: 'DESK_MOVED_AWAY' },
    });
    const fresh = await program();
    expect(await read(fresh, path, 'XXXX-XXXX')).toMatchObject({ code: 'RECOVERY_TEXT_WRONG' });
    expect(await read(fresh, path, null)).toMatchObject({ code: 'DESK_BACKUP_UNREADABLE' });
    expect(await read(fresh, path, text)).toMatchObject({ value: { isMove: true, isReplacing: false } });
    expect(await fresh.get('station.restore', {})).toMatchObject({ state: 'SIGNED_OUT', desk: 'Loket 1' });
    expect(existsSync(join(fresh.folder, 'data-before-restore'))).toBe(false);
    await fresh.as('loket');
    expect(await fresh.call('applications.open', { applicationId: id })).toMatchObject({ ok: true });
    // The stick was lost before anybody restored it: with the text the old PC goes on.
    expect(await old.call('session.recover', { text: 'A'.repeat(64) })).toMatchObject({ ok: false });
    expect(await old.get('session.recover', { text })).toMatchObject({ state: 'SIGNED_OUT' });
  });

  it('that cannot be opened any more is restored from its door, and what lay there stays aside', async () => {
    const pc = await program({ isSample: true });
    const id = await book(pc, 1);
    await pc.as('tikim');
    const { text } = await pc.get('session.recoveryText', {});
    const path = await backUp(pc);
    pc.settings.set('dataKey', null);
    await pc.reopen();
    expect(await pc.get('session.status', {})).toMatchObject({ problem: { code: 'DATABASE_KEY_LOST' } });
    expect(await read(pc, path, text)).toMatchObject({ value: { isReplacing: true } });
    expect(await pc.get('station.restore', {})).toMatchObject({ state: 'SIGNED_OUT' });
    await pc.as('loket');
    expect(await pc.call('applications.open', { applicationId: id })).toMatchObject({ ok: true });
    expect(existsSync(join(pc.folder, 'data-before-restore'))).toBe(true);
  });

  it('when what was restored does not open, what lay there before does', async () => {
    const pc = await program({ isSample: true });
    await pc.as('tikim');
    const path = await backUp(pc);
    const later = await book(pc, 2);
    await pc.as('tikim');
    await read(pc, path, null);
    pc.failNextOpening();
    expect(await pc.call('station.restore', {})).toMatchObject({ ok: false, code: 'KEYRING_MISSING' });
    await pc.as('loket');
    expect(await pc.call('applications.open', { applicationId: later })).toMatchObject({ ok: true });
  });
});

describe('a desk of an office with a hub', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openStaffedHub(MORNING);
  }, 60_000);
  afterAll(() => edge.close());

  const lines: FaultProxy[] = [];
  afterEach(async () => {
    for (const line of lines.splice(0)) await line.close();
  });

  async function joined(name: string): Promise<{ pc: Program; line: FaultProxy }> {
    const line = await FaultProxy.open(edge.base);
    lines.push(line);
    const pc = await program();
    await pc.get('sync.join', { url: line.url, code: await edge.newCode(name) });
    await online(pc);
    // Who signed in with the hub may do so without it.
    for (const username of ['tikim', 'loket']) await pc.as(username);
    return { pc, line };
  }

  const online = (pc: Program) =>
    expect
      .poll(async () => pc.get('sync.status', {}), { timeout: 15_000 })
      .toMatchObject({ link: 'ONLINE', waiting: 0 });

  async function keyCode(name: string): Promise<string> {
    const row = await edge.hub.store('desk').where({ name }).first('id');
    const doer = { officeId: edge.officeId, actor: '', desk: 'HUB' };
    return (await makeNewKeyCode(edge.hub, doer, must(row, 'it joined').id)).code;
  }

  const atHub = (id: ApplicationId) =>
    edge.hub.store('action').where({ application_id: id }).orderBy('version').pluck('kind');
  const lastSeq = async (name: string) =>
    Number((await edge.hub.store('desk').where({ name }).first('last_seq'))?.last_seq);

  it('takes up behind what the hub has of it: nothing twice, nothing lost, the old PC shut out', async () => {
    const { pc: old, line } = await joined('Loket 1');
    const early = await book(old, 11);
    await online(old);
    // Done while the hub is away, and in the backup as what waits.
    line.set({ kind: 'cut' });
    const waiting = await book(old, 12);
    await old.as('tikim');
    const { text } = await old.get('session.recoveryText', {});
    const path = await backUp(old);
    line.set({ kind: 'clear' });
    // And after it, sent: the copy knows nothing of it.
    const after = await book(old, 13);
    await old.get('sync.retry', {});
    await online(old);
    const reached = await lastSeq('Loket 1');

    const fresh = await program();
    expect(await read(fresh, path, text)).toMatchObject({
      value: { hasHub: true, waiting: 1, deskName: 'Loket 1' },
    });
    expect(await fresh.get('station.restore', {})).toMatchObject({ state: 'SIGNED_OUT', desk: 'Loket 1' });
    expect(await fresh.get('sync.status', {})).toMatchObject({ link: 'REVOKED' });
    line.set({ kind: 'cut' });
    await fresh.as('loket');
    const held = await fresh.call('appointments.byHand', aBooking({}, 14));
    expect(held).toMatchObject({ code: 'DESK_RESTORED' });
    line.set({ kind: 'clear' });

    await fresh.get('sync.newKey', { code: await keyCode('Loket 1') });
    await online(fresh);
    for (const id of [early, waiting, after]) {
      expect(await atHub(id)).toEqual(['appointments.importBooking/1']);
      expect(await fresh.call('applications.open', { applicationId: id })).toMatchObject({ ok: true });
    }
    expect(await lastSeq('Loket 1')).toBe(reached);
    const next = await book(fresh, 15);
    await online(fresh);
    expect(await atHub(next)).toHaveLength(1);
    expect(await lastSeq('Loket 1')).toBe(reached + 1);

    // The old PC is still there, and nothing of it counts any more.
    await old.get('appointments.byHand', aBooking({}, 16));
    await old.get('sync.retry', {}).catch(() => undefined);
    expect(await lastSeq('Loket 1')).toBe(reached + 1);
    expect(await old.get('sync.status', {})).toMatchObject({ waiting: 1 });
  });

  it('what waited and never reached the hub goes there behind the hub’s last number', async () => {
    const { pc: old, line } = await joined('Loket 2');
    line.set({ kind: 'cut' });
    const lost = await book(old, 21);
    await old.as('tikim');
    const { text } = await old.get('session.recoveryText', {});
    const path = await backUp(old);
    // Its disk died.
    await old.close();
    line.set({ kind: 'clear' });
    const fresh = await program();
    await read(fresh, path, text);
    await fresh.get('station.restore', {});
    await fresh.get('sync.newKey', { code: await keyCode('Loket 2') });
    await online(fresh);
    expect(await atHub(lost)).toEqual(['appointments.importBooking/1']);
    // Its entries reach the office's chain, behind any that the old PC may have sent.
    const trail = () => edge.hub.store('audit').where({ desk: 'Loket 2' }).pluck('detail');
    await expect.poll(trail, { timeout: 15_000 }).toContain(`restored, copy of ${MORNING}`);
  });

  it('is not replaced while something of it has not been sent, nor by a copy of another desk', async () => {
    const [{ pc: one, line }, { pc: two }] = [await joined('Loket 3'), await joined('Loket 4')];
    await one.as('tikim');
    const { text } = await one.get('session.recoveryText', {});
    const path = await backUp(one);
    await two.as('tikim');
    expect(await read(two, path, text)).toMatchObject({
      code: 'DESK_BACKUP_OTHER',
      details: { desk: 'Loket 3' },
    });
    line.set({ kind: 'cut' });
    await book(one, 31);
    await one.as('tikim');
    expect(await read(one, path, null)).toMatchObject({ code: 'RESTORE_UNSENT', details: { count: 1 } });
    line.set({ kind: 'clear' });
    await one.get('sync.retry', {});
    await online(one);
    expect(await read(one, path, null)).toMatchObject({ ok: true });
    expect(await one.get('station.restore', {})).toMatchObject({ state: 'SIGNED_OUT' });
    expect(existsSync(join(one.folder, 'data-before-restore'))).toBe(false);
  });
});
