import { createServer, type Server } from 'node:https';
import { request } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SITE_FILE_NAME, type SiteContent, type SiteWanted } from '#common/contract/site-file.ts';
import { must } from '#common/kernel/must.ts';
import { makeSiteFile, type MadeSiteFile } from '#hub/features/station/site-file.ts';
import { siteFilesOnDrives } from '#main/features/station/site/removable-drives.ts';
import { keyFingerprint, writeSiteFile } from '#runtime/office/site-file.ts';
import { makeCertificate } from '#tools/certificates/make-certificate.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { openProgram, type Program } from '#test/support/program.ts';

const NO_PRINTERS = { A4: null, ROLL_80: null, LABEL: null };
const PRINTERS = { A4: 'HP LaserJet', ROLL_80: null, LABEL: 'Zebra ZD220' };
const authority = makeCertificate({ name: 'Otoritas Kanim Contoh', isAuthority: true });
const ownAuthorities = getCACertificates('default');

let edge: Edge;
let other: Edge;
let folder: string;
const open: Program[] = [];

beforeAll(async () => {
  [edge, other] = await Promise.all([openEdge({ isBehindProxy: true }), openEdge()]);
  folder = mkdtempSync(join(tmpdir(), 'loket-site-'));
}, 60_000);
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  setDefaultCACertificates(ownAuthorities);
});
afterAll(async () => {
  await edge.close();
  await other.close();
  rmSync(folder, { recursive: true, force: true });
});

const now = () => edge.hub.clock.now();

async function fileOf(
  from: Edge,
  change: Partial<SiteWanted> = {},
): Promise<MadeSiteFile & { path: string }> {
  const doer = { officeId: from.officeId, actor: '', desk: 'HUB' };
  const wanted = {
    hubUrl: from.base,
    ca: null,
    printers: NO_PRINTERS,
    desks: ['Loket 1', 'Loket 2'],
    days: 7,
  };
  const made = await makeSiteFile(from.hub, doer, { ...wanted, ...change });
  return { ...made, path: put(made.text) };
}

let count = 0;
function put(text: string): string {
  count += 1;
  const path = join(folder, `${count}.site`);
  writeFileSync(path, text);
  return path;
}

async function newPc(options: Omit<Parameters<typeof openProgram>[0], 'now'> = {}): Promise<Program> {
  const pc = await openProgram({ now: now(), ...options });
  open.push(pc);
  return pc;
}

async function choose(pc: Program, path: string) {
  pc.chosen.files = [path];
  return pc.call('station.siteFile', { from: 'CHOOSE' });
}

it('a new PC joins by the file alone: it shows whose it is, and takes address, code and printers from it', async () => {
  const file = await fileOf(edge, { printers: PRINTERS });
  const pc = await newPc();
  pc.chosen.files = [file.path];
  const offer = must(await pc.get('station.siteFile', { from: 'CHOOSE' }), 'a file was chosen');
  expect(offer).toMatchObject({
    officeName: 'Kantor Imigrasi Contoh',
    hubUrl: edge.base,
    fingerprint: file.fingerprint,
    isPinned: false,
    desks: ['Loket 1', 'Loket 2'],
    suggested: 'Loket 1',
    printers: PRINTERS,
  });
  expect(JSON.stringify(offer)).not.toMatch(/"code"|[0-9A-Z]{10}(?!-)/);
  const joined = await pc.get('sync.joinBySite', { fingerprint: file.fingerprint, deskName: 'Loket 2' });
  expect(joined).toMatchObject({ state: 'SIGNED_OUT', desk: 'Loket 2' });
  expect(pc.settings.printers()).toEqual(PRINTERS);
  expect(await edge.hub.store('desk').where({ office_id: edge.officeId }).pluck('name')).toEqual(['Loket 2']);
  expect(await pc.call('station.siteFile', { from: 'FOUND' })).toMatchObject({ code: 'ALREADY_SET_UP' });
});

it('each name is good once: the second PC is told which one is taken, and takes the next', async () => {
  const file = await fileOf(edge, { desks: ['Loket 3', 'Loket 4'] });
  const [first, second] = [await newPc(), await newPc()];
  for (const pc of [first, second]) await choose(pc, file.path);
  const { fingerprint } = file;
  expect(await first.call('sync.joinBySite', { fingerprint, deskName: 'Loket 3' })).toMatchObject({
    ok: true,
  });
  expect(await second.call('sync.joinBySite', { fingerprint, deskName: 'Loket 3' })).toEqual({
    ok: false,
    code: 'SITE_CODE_TAKEN',
    details: { desk: 'Loket 3' },
  });
  expect(await second.call('sync.joinBySite', { fingerprint, deskName: 'Loket 5' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await second.call('sync.joinBySite', { fingerprint, deskName: 'Loket 4' })).toMatchObject({
    ok: true,
  });
});

it('a file that was changed, is over, or is none is refused before anything is asked of a hub', async () => {
  const file = await fileOf(edge);
  const pc = await newPc();
  const parsed = JSON.parse(file.text) as { content: { hubUrl: string }; hubKey: string };
  const changed = { ...parsed, content: { ...parsed.content, hubUrl: 'https://elsewhere.example' } };
  expect(await choose(pc, put(JSON.stringify(changed)))).toMatchObject({ code: 'SITE_FILE_NOT_SIGNED' });
  // Somebody else's key over the same words signs nothing of this hub.
  const theirs = JSON.parse((await fileOf(other)).text) as { hubKey: string };
  const swapped = { ...parsed, hubKey: theirs.hubKey };
  expect(await choose(pc, put(JSON.stringify(swapped)))).toMatchObject({ code: 'SITE_FILE_NOT_SIGNED' });
  for (const text of ['', '{}', file.text.slice(0, 200), 'x'.repeat(300_000)]) {
    expect(await choose(pc, put(text))).toMatchObject({ code: 'SITE_FILE_UNREADABLE' });
  }
  expect(await choose(pc, join(folder, 'missing.site'))).toMatchObject({ code: 'SITE_FILE_UNREADABLE' });
  const later = new Date(Date.parse(now()) + 8 * 24 * 3_600_000).toISOString();
  const late = await newPc();
  late.setNow(later);
  expect(await choose(late, file.path)).toMatchObject({ code: 'SITE_FILE_EXPIRED' });
  // The page cannot name a file that it was not shown.
  expect(
    await late.call('sync.joinBySite', { fingerprint: file.fingerprint, deskName: 'Loket 1' }),
  ).toMatchObject({ code: 'SITE_FILE_UNREADABLE' });
});

it('codes of a file end with it at the hub too', async () => {
  const file = await fileOf(edge, { days: 1, desks: ['Loket 8'] });
  const pc = await newPc();
  await choose(pc, file.path);
  edge.moveClock(2 * 24 * 60);
  try {
    const reply = await pc.call('sync.joinBySite', { fingerprint: file.fingerprint, deskName: 'Loket 8' });
    expect(reply).toMatchObject({ code: 'SITE_CODE_TAKEN' });
  } finally {
    edge.moveClock(-2 * 24 * 60);
  }
});

it('where IT names the key, its file needs nobody’s eye and every other is refused', async () => {
  const [mine, theirs] = [await fileOf(edge), await fileOf(other)];
  const pc = await newPc({ policy: { SiteKey: mine.fingerprint, SiteFile: mine.path } });
  expect(await pc.get('station.siteFile', { from: 'FOUND' })).toMatchObject({ isPinned: true });
  expect(await choose(pc, theirs.path)).toMatchObject({
    code: 'SITE_FILE_OTHER_OFFICE',
    details: { office: 'Kantor Imigrasi Contoh' },
  });
  const bound = await newPc({ policy: { HubUrl: 'https://hub.kanim.example' } });
  expect(await choose(bound, mine.path)).toMatchObject({ code: 'POLICY_FIXED', details: { key: 'HubUrl' } });
});

it('a hub that knows the code and holds another key than the file is not joined', async () => {
  const { text } = await fileOf(edge, { desks: ['Loket 1'] });
  const { content } = JSON.parse(text) as { content: SiteContent };
  const resigned = writeSiteFile(content, other.hub.keys);
  const pc = await newPc();
  await choose(pc, put(resigned));
  const fingerprint = keyFingerprint(other.hub.keys.hubKey);
  expect(await pc.call('sync.joinBySite', { fingerprint, deskName: 'Loket 1' })).toMatchObject({
    code: 'SITE_FILE_OTHER_OFFICE',
  });
  expect(await pc.get('session.status', {})).toMatchObject({ state: 'SETUP' });
});

it('the authority in the file is believed from then on, after a start too, and no other', async () => {
  const { base, server } = await overTls(edge.base);
  try {
    const file = await fileOf(edge, { hubUrl: base, ca: authority.cert, desks: ['Loket 6', 'Loket 7'] });
    const without = await fileOf(edge, { hubUrl: base, ca: null, desks: ['Loket 9'] });
    const stranger = await newPc();
    await choose(stranger, without.path);
    const refused = await stranger.call('sync.joinBySite', {
      fingerprint: without.fingerprint,
      deskName: 'Loket 9',
    });
    expect(refused).toMatchObject({ code: 'HUB_UNREACHABLE', details: { reason: 'TLS' } });
    const pc = await newPc();
    await choose(pc, file.path);
    const joined = await pc.call('sync.joinBySite', {
      fingerprint: file.fingerprint,
      deskName: 'Loket 6',
    });
    expect(joined).toMatchObject({ ok: true });
    expect(getCACertificates('default')).toHaveLength(1);
    await expect
      .poll(async () => pc.get('sync.status', {}), { timeout: 10_000 })
      .toMatchObject({ link: 'ONLINE' });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('a stick that carries the file at its root is found, whoever mounted it', async () => {
  const mounts = join(folder, 'media');
  const stick = join(mounts, 'tikim', 'STICK');
  mkdirSync(stick, { recursive: true });
  mkdirSync(join(mounts, 'empty'));
  expect(await siteFilesOnDrives('linux', [mounts])).toEqual([]);
  const { text } = await fileOf(edge);
  writeFileSync(join(stick, SITE_FILE_NAME), text);
  const found = await siteFilesOnDrives('linux', [mounts, join(folder, 'none')]);
  expect(found).toEqual([join(stick, SITE_FILE_NAME)]);
});

/** The hub behind a front that speaks TLS under the office's own authority. */
async function overTls(to: string): Promise<{ base: string; server: Server }> {
  const { key, cert } = makeCertificate({ name: 'localhost', issuer: authority });
  const server = createServer({ key, cert }, (incoming, reply) => {
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': '127.0.0.1' };
    const onward = request(
      new URL(incoming.url ?? '/', to),
      { method: incoming.method, headers },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      },
    );
    onward.on('error', () => reply.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { base: `https://localhost:${(server.address() as AddressInfo).port}`, server };
}
