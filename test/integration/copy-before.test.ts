import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { makeNewKeyCode } from '#hub/features/station/codes.ts';
import { copiesBefore, copyBefore } from '#main/records/copy-before.ts';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '#main/records/migrations/index.ts';
import { openDatabase, schemaVersion } from '#main/records/open-database.ts';
import { fromRecoveryText } from '#main/settings/keys.ts';
import type { Edge } from '#test/support/hub-edge.ts';
import { MORNING, openStaffedHub } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { openProgram, type Program } from '#test/support/program.ts';

const KEY = Buffer.alloc(32, 3);
const UPGRADE = { version: '9.0.0', at: '2026-11-24T01:02:03.004Z' as Instant };
const OLDER = MIGRATIONS.at(-2)?.version ?? 0;

describe('records of an older version', () => {
  let folder: string;
  let filename: string;
  const copies = () =>
    existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')).toSorted() : [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loket-older-'));
    filename = join(folder, 'desk.db');
    const old = await openDatabase({ filename, key: KEY, upTo: OLDER });
    await old('meta').insert({ key: 'kept', value: 'from before' });
    await old.destroy();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are copied before the first migration, byte for byte; the copy opens as the version that it was', async () => {
    const bytes = readFileSync(filename);
    await (await openDatabase({ filename, key: KEY, upgrade: UPGRADE })).destroy();
    expect(copies()).toEqual(['desk-before-9.0.0-20261124010203004.db']);
    const [copy] = await copiesBefore(folder);
    expect(copy).toMatchObject({ version: '9.0.0', madeAt: UPGRADE.at });
    expect(readFileSync(must(copy, 'just made').path).equals(bytes)).toBe(true);
    const before = await openDatabase({ filename: must(copy, 'just made').path, key: KEY, upTo: OLDER });
    expect(await schemaVersion(before)).toBe(OLDER);
    expect(await before('meta').where({ key: 'kept' }).first('value')).toEqual({ value: 'from before' });
    await before.destroy();
  });

  it('that were copied as the program closed for the update are not copied again', async () => {
    await copyBefore(filename, { ...UPGRADE, at: '2026-11-24T01:00:00.000Z' as Instant });
    await (await openDatabase({ filename, key: KEY, upgrade: UPGRADE })).destroy();
    expect(copies()).toEqual(['desk-before-9.0.0-20261124010000000.db']);
  });

  it('are copied for good also when the clock of the PC went back since the last copies', async () => {
    mkdirSync(join(folder, 'backups'));
    for (const day of ['01', '02', '03']) {
      writeFileSync(join(folder, 'backups', `desk-before-8.0.0-203001${day}010000000.db`), day);
    }
    const bytes = readFileSync(filename);
    await (await openDatabase({ filename, key: KEY, upgrade: UPGRADE })).destroy();
    expect(copies()).toEqual([
      'desk-before-8.0.0-20300103010000000.db',
      'desk-before-9.0.0-20261124010203004.db',
    ]);
    expect(readFileSync(join(folder, 'backups', copies()[1] ?? '')).equals(bytes)).toBe(true);
  });

  it('are copied with what a program that was killed had left in its journal', async () => {
    const killed = openRaw({ filename, key: KEY, cipher: 'aegis' });
    killed.exec("insert into meta (key, value) values ('late', 'last word')");
    const left = ['desk.db', 'desk.db-wal'].map((name) => [name, readFileSync(join(folder, name))] as const);
    killed.close();
    for (const [name, bytes] of left) writeFileSync(join(folder, name), bytes);
    await (await openDatabase({ filename, key: KEY, upgrade: UPGRADE })).destroy();
    const [copy] = await copiesBefore(folder);
    const before = await openDatabase({ filename: must(copy, 'just made').path, key: KEY, upTo: OLDER });
    expect(await before('meta').where({ key: 'late' }).first('value')).toEqual({ value: 'last word' });
    await before.destroy();
  });

  // Windows has no device that is full: there is nothing to write to that answers ENOSPC.
  it.skipIf(process.platform === 'win32')('stay as they are when the disk is full', async () => {
    mkdirSync(join(folder, 'backups'));
    symlinkSync('/dev/full', join(folder, 'backups', 'desk-before.tmp'));
    await expectUntouched('ENOSPC');
  });

  it('stay as they are when there is no folder for the copy', async () => {
    writeFileSync(join(folder, 'backups'), '');
    await expectUntouched('EEXIST');
  });

  async function expectUntouched(reason: string): Promise<void> {
    const bytes = readFileSync(filename);
    await expect(openDatabase({ filename, key: KEY, upgrade: UPGRADE })).rejects.toMatchObject({
      code: 'RECORDS_NOT_COPIED',
      details: { reason, megabytes: 1 },
    });
    expect(readFileSync(filename).equals(bytes)).toBe(true);
    const old = await openDatabase({ filename, key: KEY, upTo: OLDER });
    expect(await schemaVersion(old)).toBe(OLDER);
    await old.destroy();
  }

  it('that are new, or of this version, are not copied', async () => {
    rmSync(filename);
    for (let start = 0; start < 2; start += 1) {
      await (await openDatabase({ filename, key: KEY, upgrade: UPGRADE })).destroy();
    }
    expect(copies()).toEqual([]);
  });
});

describe('the way back from a newer version', () => {
  const open: Program[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  async function program(options: Partial<Parameters<typeof openProgram>[0]> = {}): Promise<Program> {
    const one = await openProgram({ now: MORNING, ...options });
    open.push(one);
    return one;
  }

  async function book(pc: Program, number: number): Promise<ApplicationId> {
    await pc.as('loket');
    return (await pc.get('appointments.byHand', aBooking({}, number))).applicationId;
  }

  async function ticket(pc: Program, applicationId: ApplicationId): Promise<string> {
    await pc.get('appointments.checkIn', { applicationId, overrideNote: null });
    const { file } = await pc.get('applications.open', { applicationId });
    return must(file.ticket, 'checked in').number;
  }

  const records = (pc: Program) => join(pc.folder, 'data', 'desk.db');
  async function recoveryText(pc: Program): Promise<string> {
    await pc.as('tikim');
    return (await pc.get('session.recoveryText', {})).text;
  }

  /** As an update does it on its way: a copy, and then the records in a form that this program does not know. */
  const copyNow = (pc: Program, at: string) =>
    copyBefore(records(pc), { version: '9.0.0', at: at as Instant });
  async function makeNewer(pc: Program, text: string): Promise<void> {
    await pc.whileClosed(async () => {
      const key = must(fromRecoveryText(text.split(' ')[0] ?? ''), 'a whole text');
      const db = openRaw({ filename: records(pc), key, cipher: 'aegis' });
      db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
      db.close();
    });
    expect(await pc.get('session.status', {})).toMatchObject({
      state: 'BLOCKED',
      problem: { code: 'DATABASE_NEWER' },
    });
  }

  /** The newer records keep what waits under another name. */
  async function spoilNewer(pc: Program, text: string): Promise<void> {
    await pc.whileClosed(async () => {
      const key = must(fromRecoveryText(text.split(' ')[0] ?? ''), 'a whole text');
      const db = openRaw({ filename: records(pc), key, cipher: 'aegis' });
      db.exec('alter table outbox rename to outbox_of_later');
      db.close();
    });
  }

  it('goes by the copy from before: what came later lies aside, and no number is given twice', async () => {
    const pc = await program({ isSample: true });
    const early = await book(pc, 1);
    const first = await ticket(pc, early);
    const text = await recoveryText(pc);
    await pc.whileClosed(async () => void (await copyNow(pc, '2026-11-24T01:00:00.000Z')));
    const later = await book(pc, 2);
    const second = await ticket(pc, later);
    await makeNewer(pc, text);
    const newer = readFileSync(records(pc));

    expect(await pc.call('station.readCopyBefore', { recoveryText: 'XXXX' })).toMatchObject({
      code: 'RECOVERY_TEXT_WRONG',
    });
    const foreign = await recoveryText(await program({ isSample: true }));
    expect(await pc.call('station.readCopyBefore', { recoveryText: foreign })).toMatchObject({
      code: 'DATABASE_KEY_LOST',
    });
    expect(await pc.call('station.restoreCopyBefore', {})).toMatchObject({ code: 'COPY_BEFORE_MISSING' });
    expect(readFileSync(records(pc)).equals(newer)).toBe(true);

    expect(await pc.get('station.readCopyBefore', { recoveryText: text })).toMatchObject({
      deskName: 'Loket 1',
      madeAt: '2026-11-24T01:00:00.000Z',
      beforeVersion: '9.0.0',
      hasHub: false,
      unsent: null,
    });
    expect(await pc.get('station.restoreCopyBefore', {})).toMatchObject({ state: 'SIGNED_OUT' });
    await pc.as('loket');
    expect(await pc.call('applications.open', { applicationId: early })).toMatchObject({ ok: true });
    expect(await pc.call('applications.open', { applicationId: later })).toMatchObject({ code: 'NOT_FOUND' });
    const third = await ticket(pc, await book(pc, 3));
    expect(new Set([first, second, third]).size).toBe(3);
    const kept = readdirSync(join(pc.folder, 'data', 'backups')).find((name) =>
      name.startsWith('desk-newer-'),
    );
    expect(
      readFileSync(join(pc.folder, 'data', 'backups', must(kept ?? null, 'laid aside'))).equals(newer),
    ).toBe(true);
    await pc.as('auditor');
    expect(await pc.get('office.verifyAudit', {})).toMatchObject({ isIntact: true });
    expect(readdirSync(pc.folder).filter((name) => name.startsWith('restore-'))).toEqual([]);
    await pc.as('tikim');
    expect(await pc.call('station.readCopyBefore', { recoveryText: text })).toMatchObject({
      code: 'ALREADY_SET_UP',
    });
  });

  it('passes over a copy that is damaged or newer still, and says when there is none', async () => {
    const pc = await program({ isSample: true });
    const text = await recoveryText(pc);
    await pc.whileClosed(async () => {
      await copyNow(pc, '2026-11-24T01:00:00.000Z');
      const bytes = readFileSync(records(pc));
      bytes.fill(7, 8192, 12_288);
      writeFileSync(join(pc.folder, 'data', 'backups', 'desk-before-9.1.0-20261124020000000.db'), bytes);
    });
    await makeNewer(pc, text);
    expect(await pc.get('station.readCopyBefore', { recoveryText: text })).toMatchObject({
      beforeVersion: '9.0.0',
    });
    rmSync(join(pc.folder, 'data', 'backups'), { recursive: true });
    expect(await pc.call('station.readCopyBefore', { recoveryText: text })).toMatchObject({
      code: 'COPY_BEFORE_MISSING',
    });
  });

  it('when the copy does not open in their place, the newer records are there again', async () => {
    const pc = await program({ isSample: true });
    const text = await recoveryText(pc);
    await pc.whileClosed(async () => void (await copyNow(pc, '2026-11-24T01:00:00.000Z')));
    await makeNewer(pc, text);
    const newer = readFileSync(records(pc));
    await pc.get('station.readCopyBefore', { recoveryText: text });
    pc.failNextOpening();
    expect(await pc.call('station.restoreCopyBefore', {})).toMatchObject({ code: 'KEYRING_MISSING' });
    expect(readFileSync(records(pc)).equals(newer)).toBe(true);
    expect(await pc.get('session.status', {})).toMatchObject({ problem: { code: 'DATABASE_NEWER' } });
  });

  describe('with a hub', () => {
    let edge: Edge;
    beforeAll(async () => {
      edge = await openStaffedHub(MORNING);
    }, 60_000);
    afterAll(() => edge.close());

    const online = (pc: Program) =>
      expect
        .poll(async () => pc.get('sync.status', {}), { timeout: 15_000 })
        .toMatchObject({ link: 'ONLINE', waiting: 0 });
    const lastSeq = async () =>
      Number((await edge.hub.store('desk').where({ name: 'Loket 1' }).first('last_seq'))?.last_seq);
    const trail = (): Promise<{ subject: string; detail: string; desk_seq: string | null }[]> =>
      edge.hub.store('audit').where({ desk: 'Loket 1' }).select('subject', 'detail', 'desk_seq');

    it('what is entered after it reaches the office’s chain, and no number is given twice', async () => {
      const pc = await program();
      await pc.get('sync.join', { url: edge.base, code: await edge.newCode('Loket 1') });
      await online(pc);
      for (const username of ['tikim', 'loket']) await pc.as(username);
      const early = await book(pc, 11);
      await online(pc);
      const text = await recoveryText(pc);
      await pc.whileClosed(async () => void (await copyNow(pc, '2026-11-24T01:00:00.000Z')));
      // The newer program was at work: what it did and looked at is at the hub.
      const later = await book(pc, 12);
      await pc.get('applications.open', { applicationId: later });
      await online(pc);
      const reached = await lastSeq();
      await expect
        .poll(async () => (await trail()).some(({ subject }) => subject === later), { timeout: 15_000 })
        .toBe(true);
      await makeNewer(pc, text);

      expect(await pc.get('station.readCopyBefore', { recoveryText: text })).toMatchObject({
        hasHub: true,
        unsent: 0,
      });
      // A form that this program cannot even count in.
      await spoilNewer(pc, text);
      expect(await pc.get('station.readCopyBefore', { recoveryText: text })).toMatchObject({
        hasHub: true,
        unsent: null,
      });
      await pc.get('station.restoreCopyBefore', {});
      expect(await pc.get('sync.status', {})).toMatchObject({ link: 'REVOKED' });
      const row = await edge.hub.store('desk').where({ name: 'Loket 1' }).first('id');
      const doer = { officeId: edge.officeId, actor: '', desk: 'HUB' };
      const { code } = await makeNewKeyCode(edge.hub, doer, must(row, 'it joined').id);
      await pc.get('sync.newKey', { code });
      await online(pc);
      await pc.as('loket');
      for (const applicationId of [early, later]) {
        expect(await pc.call('applications.open', { applicationId })).toMatchObject({ ok: true });
      }
      expect(await lastSeq()).toBe(reached);
      const next = await book(pc, 13);
      await pc.get('applications.open', { applicationId: next });
      await online(pc);
      expect(await lastSeq()).toBe(reached + 1);
      for (const id of [early, later, next]) {
        expect(await edge.hub.store('action').where({ application_id: id })).toHaveLength(1);
      }
      // Both what says that it came back and what was looked at since.
      const told = async () => {
        const entries = await trail();
        return [
          entries.some(({ detail }) => detail === 'restored, copy of 2026-11-24T01:00:00.000Z'),
          entries.some(({ subject, desk_seq }) => subject === next && desk_seq !== null),
        ];
      };
      await expect.poll(told, { timeout: 15_000 }).toEqual([true, true]);
      const seqs = (await trail()).flatMap(({ desk_seq }) => (desk_seq === null ? [] : [desk_seq]));
      expect(new Set(seqs).size).toBe(seqs.length);
    });
  });
});
