import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SITE_DESKS, SITE_FILE_NAME, type SiteWanted } from '#common/contract/site-file.ts';
import { freeDeskNames } from '#common/domain/station/desk-names.ts';
import { must } from '#common/kernel/must.ts';
import { COMMANDS } from '#hub/app/commands.ts';
import type { OpenHub } from '#hub/app/open-hub.ts';
import { withdrawCodes } from '#hub/features/station/withdraw-codes.ts';
import type { Store } from '#hub/store/database.ts';
import { useEnrolment } from '#hub/store/desks.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { changeSyncState } from '#main/records/repositories/sync-state.ts';
import { keyFingerprint, readSiteFile } from '#runtime/office/site-file.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { openProgram } from '#test/support/program.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

const PRINTERS = { A4: 'HP LaserJet', ROLL_80: null, LABEL: null };

let office: JoinedOffice;
let it1: TestDesk;
let folder: string;
let wanted: SiteWanted;

beforeAll(async () => {
  office = await openJoinedOffice();
  it1 = await office.desk('Loket 1');
  folder = mkdtempSync(join(tmpdir(), 'loket-make-site-'));
  const desks = [...freeDeskNames('Loket', { count: SITE_DESKS, taken: ['Loket 1'] })];
  wanted = { hubUrl: office.edge.base, ca: null, printers: PRINTERS, desks, days: 7 };
}, 60_000);
/** The file as it lies on the stick. */
async function madeWith(ca: string) {
  await it1.get('station.makeSiteFile', ask({ wanted: { ...wanted, ca } }));
  const path = join(folder, 'with-ca.site');
  it1.chosen.savePath = path;
  expect(await it1.get('station.saveSiteFile', {})).toEqual({ saved: true });
  return readSiteFile(readFileSync(path, 'utf8'), it1.desk.clock.now());
}

beforeEach(async () => {
  await it1.as('tikim');
  it1.chosen.savePath = null;
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (change: object = {}) => ({ wanted, password: SAMPLE_PASSWORD, totp: null, ...change });
const codes = async () => Number((await office.edge.hub.store('enrolment').count({ n: '*' }).first())?.['n']);
const hubTrail = () =>
  office.edge.hub.store('audit').where({ subject: 'site-file' }).select('detail', 'actor');

it('begins with how this PC reaches its hub, and with the printers that it uses', async () => {
  it1.printers.names = ['EPSON'];
  await it1.get('printing.choosePrinter', { size: 'ROLL_80', printer: 'EPSON' });
  expect(await it1.get('station.siteDraft', {})).toEqual({
    hubUrl: office.edge.base,
    authority: null,
    printers: { A4: null, ROLL_80: 'EPSON', LABEL: null },
  });
});

it('IT makes one for thirty PCs, saves it where it wants it, and a new PC joins by it', async () => {
  const made = await it1.get('station.makeSiteFile', ask());
  const fingerprint = keyFingerprint(office.edge.hub.keys.hubKey);
  expect(made).toMatchObject({ hubUrl: office.edge.base, fingerprint, desks: wanted.desks });
  expect(made.desks).toHaveLength(SITE_DESKS);
  expect(await it1.get('station.saveSiteFile', {})).toEqual({ saved: false });
  const path = join(folder, SITE_FILE_NAME);
  it1.chosen.savePath = path;
  expect(await it1.get('station.saveSiteFile', {})).toEqual({ saved: true });
  expect(readdirSync(folder)).toEqual([SITE_FILE_NAME]);
  // What lies on a stick is not kept here as well.
  expect(await it1.call('station.saveSiteFile', {})).toMatchObject({ code: 'NOT_FOUND' });
  const [code = ''] =
    /[0-9A-HJKMNP-TV-Z]{10}/.exec(readFileSync(path, 'utf8').split('"code"')[1] ?? '') ?? [];
  expect(code).toHaveLength(10);
  expect(JSON.stringify(made)).not.toContain(code);
  expect([...it1.logLines, ...it1.events.map((event) => JSON.stringify(event))].join('\n')).not.toContain(
    code,
  );

  const { id } = must(it1.desk.session.user, 'IT is signed in');
  const [line] = await hubTrail();
  expect(line).toMatchObject({
    actor: id,
    detail: expect.stringMatching(/^site file for 30 desks until 2026-/),
  });

  const pc = await openProgram({ now: it1.desk.clock.now() });
  try {
    pc.chosen.files = [path];
    const offer = must(await pc.get('station.siteFile', { from: 'CHOOSE' }), 'a file was chosen');
    expect(offer).toMatchObject({ fingerprint, printers: PRINTERS, desks: wanted.desks });
    const joined = await pc.get('sync.joinBySite', { fingerprint, deskName: 'Loket 7' });
    expect(joined).toMatchObject({ state: 'SIGNED_OUT', desk: 'Loket 7' });
  } finally {
    await pc.close();
  }
}, 60_000);

async function openCode(deskName: string) {
  await it1.get('station.newCode', { deskName, kind: 'DESK' });
  const open = await it1.get('station.openCodes', {});
  return must(
    open.find((one) => one.deskName === deskName),
    'it is open',
  );
}

/** Connections that wait for somebody else's lock. */
async function waiting(store: Store): Promise<number> {
  const { rows } = await store.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  );
  return rows[0]?.n ?? 0;
}

describe('a stick that was lost', () => {
  it('lets nobody in from the moment that IT withdraws its codes, and those that were used are told apart', async () => {
    const path = join(folder, 'lost.site');
    await it1.get('station.makeSiteFile', ask({ wanted: { ...wanted, desks: ['Loket 60', 'Loket 61'] } }));
    it1.chosen.savePath = path;
    await it1.get('station.saveSiteFile', {});
    const used = await openProgram({ now: it1.desk.clock.now() });
    const late = await openProgram({ now: it1.desk.clock.now() });
    try {
      for (const pc of [used, late]) {
        pc.chosen.files = [path];
        await pc.get('station.siteFile', { from: 'CHOOSE' });
      }
      const fingerprint = keyFingerprint(office.edge.hub.keys.hubKey);
      const before = await it1.get('station.openCodes', {});
      const lost = before.filter(({ deskName }) => ['Loket 60', 'Loket 61'].includes(deskName));
      expect(lost.map(({ kind }) => kind)).toEqual(['DESK', 'DESK']);
      expect(JSON.stringify(before)).not.toContain(
        /"code":"([^"]+)"/.exec(readFileSync(path, 'utf8'))?.[1] ?? 'none',
      );
      // Somebody was faster with one of them.
      await used.get('sync.joinBySite', { fingerprint, deskName: 'Loket 60' });
      const ids = lost.map(({ id }) => id);
      expect(await it1.get('station.withdrawCodes', { ids })).toEqual({ withdrawn: 1 });
      expect(await it1.get('station.withdrawCodes', { ids })).toEqual({ withdrawn: 0 });
      const open = (await it1.get('station.openCodes', {})).map(({ id }) => id);
      expect(open).toEqual(before.map(({ id }) => id).filter((id) => !ids.includes(id)));
      expect(await late.call('sync.joinBySite', { fingerprint, deskName: 'Loket 61' })).toMatchObject({
        ok: false,
      });
      expect(await late.get('session.status', {})).toMatchObject({ state: 'SETUP' });
      const trail = await office.edge.hub
        .store('audit')
        .whereIn('subject', ids)
        .where('detail', 'like', 'code withdrawn%')
        .select('detail', 'actor');
      expect(trail).toEqual([
        { detail: 'code withdrawn: Loket 61', actor: must(it1.desk.session.user, 'IT is signed in').id },
      ]);
    } finally {
      await used.close();
      await late.close();
    }
  }, 60_000);

  it('is IT’s alone, and never of another office', async () => {
    const mine = await openCode('Loket 70');
    const stranger = { officeId: await office.edge.test.addOffice('LAIN'), actor: '', desk: 'HUB' };
    expect(await withdrawCodes(office.edge.hub, stranger, [mine.id])).toBe(0);
    await it1.as('kasi');
    expect(await it1.call('station.openCodes', {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(await it1.call('station.withdrawCodes', { ids: [mine.id] })).toMatchObject({ code: 'FORBIDDEN' });
    const straight = must(it1.desk.hub, 'it is joined').asPerson(z.unknown(), {
      method: 'POST',
      path: '/v1/desks/codes/withdraw',
      body: { ids: [mine.id] },
    });
    await expect(straight).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await it1.as('tikim');
    expect((await it1.get('station.openCodes', {})).map(({ id }) => id)).toContain(mine.id);
  });

  it('is withdrawn between the look at a code and its use as well', async () => {
    const { hub, officeId } = office.edge;
    const mine = await openCode('Loket 71');
    // Whoever joins reads the clock before it waits for the office.
    const at = hub.clock.now();
    await withdrawCodes(hub, { officeId, actor: '', desk: 'HUB' }, [mine.id]);
    const { deskId } = must(it1.desk.office.hub, 'it is joined');
    expect(await useEnrolment(hub.store, mine.id, { deskId, at })).toBe(false);
  });

  it('is withdrawn while a PC is joining by it: one of the two holds, and nothing hangs or is lost', async () => {
    const { hub, officeId } = office.edge;
    const { code } = await it1.get('station.newCode', { deskName: 'Loket 74', kind: 'DESK' });
    const others = [await openCode('Loket 75'), await openCode('Loket 76')];
    const mine = must(
      (await it1.get('station.openCodes', {})).find(({ deskName }) => deskName === 'Loket 74'),
      'it is open',
    );
    const pc = await openProgram({ now: it1.desk.clock.now() });
    // As while a page of a desk is being decided: both wait for the office.
    const holder = await hub.store.transaction();
    await lockOffice(holder, officeId);
    const joining = pc.call('sync.join', { url: office.edge.base, code });
    await expect.poll(() => waiting(hub.store), { timeout: 10_000 }).toBe(1);
    const withdrawing = it1.call('station.withdrawCodes', { ids: [mine, ...others].map(({ id }) => id) });
    await expect.poll(() => waiting(hub.store), { timeout: 10_000 }).toBe(2);
    await holder.commit();
    const [joined, withdrawn] = await Promise.all([joining, withdrawing]);
    await pc.close();
    expect(withdrawn).toMatchObject({ ok: true, value: { withdrawn: joined.ok ? 2 : 3 } });
  });

  it('is withdrawn at the hub itself too, all codes or those of one name', async () => {
    const { hub, officeId } = office.edge;
    await openCode('Loket 72');
    await openCode('Loket 73');
    const open = { hub, officeId } as OpenHub;
    const run = (name: string, ...args: string[]) => must(COMMANDS[name], 'a command').run(open, args);
    expect(await run('codes')).toMatch(/^Loket 72: DESK until 2026-/m);
    expect(await run('withdraw-codes', '--desk', 'Loket 72')).toBe('1 withdrawn');
    expect(await run('codes')).not.toContain('Loket 72');
    expect(await run('codes')).toContain('Loket 73');
    expect(await run('withdraw-codes')).toMatch(/^\d+ withdrawn$/);
    expect(await run('codes')).toBe('no open code');
  });

  it('the command of the hub takes the authority as bare DER', async () => {
    const { hub, officeId } = office.edge;
    const { cert } = makeCertificate({ name: 'Otoritas Kanim DER', isAuthority: true });
    const ca = join(folder, 'hub.cer');
    const to = mkdtempSync(join(folder, 'stick-'));
    writeFileSync(ca, new X509Certificate(cert).raw);
    const args = ['--url', 'https://hub.example', '--desks', 'Loket 80', '--to', to, '--ca', ca];
    await must(COMMANDS['site-file'], 'a command').run({ hub, officeId } as OpenHub, args);
    const { content } = readSiteFile(readFileSync(join(to, SITE_FILE_NAME), 'utf8'), hub.clock.now());
    expect(new X509Certificate(content.ca ?? '').raw.equals(new X509Certificate(cert).raw)).toBe(true);
  });
});

it('a desk that was left open gives none away: without the password no code is made', async () => {
  const before = await codes();
  const lines = (await hubTrail()).length;
  expect(await it1.call('station.makeSiteFile', ask({ password: 'bukan ini' }))).toMatchObject({
    code: 'SIGN_IN_FAILED',
  });
  expect(await codes()).toBe(before);
  expect(await hubTrail()).toHaveLength(lines);
  expect(await it1.call('station.saveSiteFile', {})).toMatchObject({ code: 'NOT_FOUND' });
});

it('is IT’s alone, here and at the hub, and what one made no other takes away', async () => {
  await it1.get('station.makeSiteFile', ask());
  await it1.as('kasi');
  it1.chosen.savePath = join(folder, 'taken.site');
  expect(await it1.call('station.saveSiteFile', {})).toMatchObject({ code: 'FORBIDDEN' });
  expect(await it1.call('station.makeSiteFile', ask())).toMatchObject({ code: 'FORBIDDEN' });
  const before = await codes();
  const straight = must(it1.desk.hub, 'it is joined').asPerson(z.unknown(), {
    method: 'POST',
    path: '/v1/desks/site-file',
    body: ask(),
  });
  await expect(straight).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await codes()).toBe(before);
});

it('carries certificates and never a private key that lay beside them', async () => {
  const { cert, key } = makeCertificate({ name: 'Otoritas Kanim Contoh', isAuthority: true });
  const path = join(folder, 'ca.pem');
  writeFileSync(path, `${key}\n${cert}`);
  it1.chosen.files = [path];
  const authority = must(await it1.get('station.siteAuthority', {}), 'a file was chosen');
  expect(authority).toMatchObject({ name: 'Otoritas Kanim Contoh' });
  expect(authority.pem).not.toContain('PRIVATE');
  const before = await codes();
  expect(
    await it1.call('station.makeSiteFile', ask({ wanted: { ...wanted, ca: `${key}\n${cert}` } })),
  ).toMatchObject({
    code: 'INPUT_INVALID',
  });
  expect(await codes()).toBe(before);
  expect(
    await it1.call('station.makeSiteFile', ask({ wanted: { ...wanted, ca: authority.pem } })),
  ).toMatchObject({
    ok: true,
  });
  writeFileSync(path, 'no certificate');
  expect(await it1.call('station.siteAuthority', {})).toMatchObject({ code: 'SITE_CA_UNREADABLE' });
  it1.chosen.files = [];
  expect(await it1.get('station.siteAuthority', {})).toBeNull();
});

it('takes the authority as Windows exports it: bare DER', async () => {
  const { cert } = makeCertificate({ name: 'Otoritas Kanim DER', isAuthority: true });
  const { raw } = new X509Certificate(cert);
  const path = join(folder, 'ca.cer');
  writeFileSync(path, raw);
  it1.chosen.files = [path];
  const authority = must(await it1.get('station.siteAuthority', {}), 'a file was chosen');
  expect(authority).toMatchObject({ name: 'Otoritas Kanim DER', endsAt: '2049-12-31T23:59:59.000Z' });
  expect(new X509Certificate(authority.pem).raw.equals(raw)).toBe(true);
  const { content } = await madeWith(authority.pem);
  expect(content.ca).toBe(authority.pem);
  // Cut on the way, or the key instead of the certificate: nothing is taken from it.
  const { privateKey } = makeCertificate({ name: 'Otoritas Kanim DER' });
  for (const bytes of [raw.subarray(0, -8), privateKey.export({ type: 'pkcs8', format: 'der' })]) {
    writeFileSync(path, bytes);
    expect(await it1.call('station.siteAuthority', {})).toMatchObject({ code: 'SITE_CA_UNREADABLE' });
  }
});

it('hands on nothing that another key signed than the one under which this PC joined', async () => {
  const { db, office: context } = it1.desk;
  const { hubKey } = must(context.hub, 'it is joined');
  await changeSyncState(db, { hubKey: Buffer.alloc(32, 1).toString('base64url') });
  await context.refreshHub(db);
  try {
    expect(await it1.call('station.makeSiteFile', ask())).toMatchObject({ code: 'HUB_ANSWER_UNREADABLE' });
    it1.chosen.savePath = join(folder, 'forged.site');
    expect(await it1.call('station.saveSiteFile', {})).toMatchObject({ code: 'NOT_FOUND' });
  } finally {
    await changeSyncState(db, { hubKey });
    await context.refreshHub(db);
  }
});

it('a place that cannot be written says so, and the file can be saved elsewhere', async () => {
  await it1.get('station.makeSiteFile', ask());
  it1.chosen.savePath = join(folder, 'missing', SITE_FILE_NAME);
  expect(await it1.call('station.saveSiteFile', {})).toMatchObject({ code: 'FILE_NOT_WRITTEN' });
  it1.chosen.savePath = join(folder, 'second.site');
  expect(await it1.get('station.saveSiteFile', {})).toEqual({ saved: true });
});
