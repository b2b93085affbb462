import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  AcceptanceCheck,
  AcceptanceNote,
  AcceptanceReport,
  type AcceptanceResult,
} from '#common/domain/station/acceptance.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import { ADDON_CHECK, deskChecks } from '#main/accept/desk-checks.ts';
import { filled } from '#main/accept/filled.ts';
import { hubChecks } from '#main/accept/hub-checks.ts';
import { FUSE_WIRE, isPlainDatabase, programChecks, readFuseWire } from '#main/accept/program-checks.ts';
import { reportText } from '#main/accept/report-text.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import {
  fail,
  failBy,
  notAssessed,
  note,
  pass,
  reportOf,
  runChecks,
  type Check,
} from '#main/accept/run-checks.ts';
import { FUSES } from '#tools/pack/fuses.ts';
import { maskingKeyring } from '#test/support/desk-parts.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { openScanner, SHORT } from '#test/support/scanner.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let folder: string;
const open: { close(): Promise<void> }[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-accept-'));
});
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const byId = (results: readonly AcceptanceResult[]) =>
  Object.fromEntries(results.map(({ id, outcome, detail }) => [id, `${outcome} ${detail}`.trim()]));

async function ask(checks: readonly Check[]) {
  return byId(await runChecks(checks, 20_000));
}

type Windows = Parameters<typeof deskChecks>[0]['windows'];

function checksOf(t: TestDesk, windows: Windows = null) {
  return deskChecks({ desk: t.desk, filename: join(t.folder, 'desk.db'), patience: SHORT, windows });
}

async function aDesk(policy: MachinePolicy = {}): Promise<TestDesk> {
  const t = await openTestDesk({ policy });
  open.push(t);
  return t;
}

describe('a desk', () => {
  it('without devices and hub passes what it has; the rest is neither a pass nor a fail', async () => {
    const t = await aDesk();
    expect(await ask(checksOf(t))).toMatchObject({
      DATABASE: expect.stringMatching(/^PASS SQLite 3\./),
      DISK: 'PASS 50000 MB',
      PRINTERS: 'NOT_ASSESSED no printer',
      FINGERPRINT: 'NOT_ASSESSED no issuer is believed yet',
      SCANNER: 'NOT_ASSESSED no scanner is set up',
      HUB: 'NOT_ASSESSED no hub',
      AUTHORITY: 'NOT_ASSESSED no hub',
      CLOCK: 'NOT_ASSESSED no hub',
      UPDATES: 'NOT_ASSESSED off by the policy',
    });
  });

  it('fails by what is chosen and not there, by too little room, and by a scanner that jams', async () => {
    const t = await aDesk();
    const running = await openScanner();
    open.push(running);
    await t.as('tikim');
    await t.get('documents.addScanner', { name: 'Loket 1', address: running.url });
    t.printers.names = ['HP LaserJet'];
    t.desk.preferences.setPrinters({ A4: 'HP LaserJet', ROLL_80: null, LABEL: 'Zebra' });
    t.disk.freeMb = 1;
    running.faults({ jamAfter: 0 });
    const found = await ask(checksOf(t));
    expect(found).toMatchObject({
      PRINTERS: 'FAIL not there: Zebra',
      DISK: expect.stringMatching(/^FAIL 1 MB/),
      SCANNER: 'FAIL Loket 1: SCANNER_JAM',
    });
    running.faults({});
    t.desk.preferences.setPrinters({ A4: 'HP LaserJet', ROLL_80: null, LABEL: null });
    expect(await ask(checksOf(t))).toMatchObject({
      // It is listed, and nothing came out of it yet.
      PRINTERS: expect.stringMatching(/^NOT_ASSESSED 1 listed by the system, nothing was printed/),
      SCANNER: 'PASS 1',
    });
  });

  it('packaged for Windows that names no publisher, or another than its own, would refuse every update, and fails', async () => {
    const t = await aDesk();
    const resources = join(folder, 'installed');
    mkdirSync(resources);
    const told = { Status: 0, Subject: 'CN=Kantor Contoh, O=Kantor Contoh, C=ID' };
    const verdict = async (answer: () => Promise<string> = async () => JSON.stringify(told)) => {
      const windows = { executable: 'Loket.exe', resources, askWindows: answer };
      return (await ask(checksOf(t, windows)))['UPDATES'];
    };
    expect(await verdict()).toMatch(/^FAIL this build names no publisher/);
    const named = (text: string) => writeFileSync(join(resources, 'app-update.yml'), text);
    for (const text of ['provider: generic\n', 'publisherName: []\n', "publisherName: ''\n", 'a: [\n']) {
      named(text);
      expect(await verdict()).toMatch(/^FAIL this build names no publisher/);
    }
    named('publisherName: ["CN=Kantor Contoh"]\n');
    expect(await verdict()).toMatch(/^FAIL signed by somebody else/);
    named('publisherName: ["CN=Kantor Contoh, O=Kantor Contoh, C=ID"]\n');
    expect(await verdict(async () => JSON.stringify({ ...told, Status: 3 }))).toMatch(/^FAIL .*status 3/);
    expect(await verdict(() => Promise.reject(new Error('AppLocker')))).toMatch(
      /^FAIL the signature could not be checked/,
    );
    expect(await verdict()).toBe('NOT_ASSESSED off by the policy');
  });

  it('is not asked for devices that the policy bars', async () => {
    const found = await ask(checksOf(await aDesk({ Devices: ['CAMERA'] })));
    for (const id of ['PRINTERS', 'FINGERPRINT', 'SCANNER']) {
      expect(found[id]).toBe('NOT_ASSESSED barred by the policy');
    }
  });
});

describe('the hub', () => {
  let office: JoinedOffice;
  beforeAll(async () => {
    office = await openJoinedOffice();
  }, 60_000);
  afterAll(() => office.close());

  it('of a joined desk is asked, and its clock', async () => {
    const t = await office.desk('Loket 1');
    const { HUB, AUTHORITY, CLOCK } = await ask(checksOf(t));
    expect(HUB).toBe(`PASS ${office.edge.base}`);
    expect(AUTHORITY).toBe('NOT_ASSESSED without TLS on this PC itself');
    expect(CLOCK).toBe('PASS 0 min');
    t.setNow('2026-11-24T04:00:00.000Z');
    expect((await ask(checksOf(t)))['CLOCK']).toMatch(/^FAIL -1[12]\d min$/);
  });

  const hub = (url: string | null, now = Date.now) =>
    hubChecks({ url, isPinned: false, clockOffMinutes: 5, now });

  it('that is not there, or answers with an error, fails, and nothing is said of its clock', async () => {
    const gone = await aServer();
    await gone.close();
    expect(await ask(hub(gone.url))).toMatchObject({
      HUB: `FAIL ${gone.url} REFUSED`,
      CLOCK: 'NOT_ASSESSED the hub told no time',
    });
    const broken = await aServer();
    expect((await ask(hub(broken.url)))['HUB']).toBe(`FAIL ${broken.url} HTTP 503`);
    await broken.close();
    expect((await ask(hub(office.edge.base)))['CLOCK']).toMatch(/^FAIL/);
  });
});

async function aServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_request, reply) => reply.writeHead(503).end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => new Promise((closed) => server.close(() => closed())) };
}

describe('the program', () => {
  const program = (change: Partial<Parameters<typeof programChecks>[0]> = {}) =>
    ask(
      programChecks({
        executable: null,
        archive: '/opt/Loket/resources/app.asar',
        platform: 'linux',
        keyring: maskingKeyring({
          // Masking is enough of a secret for a test of the round trip.
          backend: () => 'gnome_libsecret',
        }),
        ...change,
      }),
    );

  it('that is not packaged has no fuses to look at', async () => {
    expect(await program()).toEqual({
      FUSES: 'NOT_ASSESSED not packaged',
      ARCHIVE: 'NOT_ASSESSED not packaged',
      KEYRING: 'PASS gnome_libsecret',
    });
  });

  it('has the fuses that the packages are built with, one changed is a fail', async () => {
    const built = Object.values(FuseV1Options)
      .filter((one): one is FuseV1Options => typeof one === 'number')
      .map((fuse) => (FUSES[fuse] ? '1' : '0'))
      .join('');
    expect(FUSE_WIRE).toBe(built);
    const executable = withFuses(FUSE_WIRE);
    expect(await readFuseWire(executable)).toBe(FUSE_WIRE);
    // The builder's own tool reads the same.
    const wire = await getCurrentFuseWire(executable);
    expect(wire[FuseV1Options.EnableCookieEncryption]).toBe('1'.charCodeAt(0));
    expect(await program({ executable, archive: import.meta.filename })).toMatchObject({
      FUSES: `PASS ${FUSE_WIRE}`,
      ARCHIVE: 'FAIL the program does not run from its archive',
    });
    const opened = `1${FUSE_WIRE.slice(1)}`;
    const asar = join(folder, 'app.asar');
    writeFileSync(asar, '');
    expect(await program({ executable: withFuses(opened), archive: asar })).toMatchObject({
      FUSES: `FAIL ${opened}, built as ${FUSE_WIRE}`,
      ARCHIVE: 'FAIL whoever runs the program may change it',
    });
    expect(await program({ executable: asar, archive: asar, platform: 'win32' })).toMatchObject({
      FUSES: 'FAIL no fuse wire',
      ARCHIVE: 'PASS compared at the start',
    });
  });

  it('with a keyring that only hides the key, or none, fails; a stand-in proves nothing', async () => {
    const keyring = (change: Parameters<typeof maskingKeyring>[0]) =>
      program({ keyring: maskingKeyring(change) });
    expect((await keyring({ backend: () => 'basic_text' }))['KEYRING']).toBe(
      'FAIL KEYRING_MISSING keyring=basic_text',
    );
    expect((await keyring({ isAvailable: () => false }))['KEYRING']).toMatch(/^FAIL KEYRING_MISSING/);
    expect((await keyring({ wrap: (text) => Buffer.from(text) }))['KEYRING']).toMatch(/^FAIL/);
    expect((await keyring({ backend: () => 'stand_in' }))['KEYRING']).toBe('NOT_ASSESSED stand_in');
  });

  it('loads its addon, and knows an open database from a sealed one', async () => {
    expect(await ask([ADDON_CHECK])).toMatchObject({ ADDON: expect.stringMatching(/^PASS SQLite 3\./) });
    const plain = join(folder, 'plain.db');
    writeFileSync(plain, 'SQLite format 3\0 and the rest');
    expect(await isPlainDatabase(plain)).toBe(true);
  });

  function withFuses(wire: string): string {
    const path = join(folder, `program-${wire}`);
    const head = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
    writeFileSync(
      path,
      Buffer.concat([Buffer.alloc(64), head, Buffer.from([1, wire.length]), Buffer.from(wire)]),
    );
    return path;
  }
});

describe('the report', () => {
  const about = {
    made: '2026-11-24T02:00:00.000Z',
    program: '0.1.0',
    desk: 'Loket 1',
    system: 'linux 6',
    engine: { electron: '45.4.1', chrome: '150', node: '24', isStandIn: true },
    isPackaged: false,
  };

  it('is whole in the language of the PC, with the next step of what the program refused', async () => {
    const checks: Check[] = [
      { id: 'PRINTERS', run: async () => notAssessed(note('BARRED')) },
      { id: 'DISK', run: async () => fail(note('ROOM_NEEDED', { free: 1, needed: 500 })) },
      { id: 'KEYRING', run: () => Promise.reject(new CodedError('KEYRING_MISSING', { keyring: 'unknown' })) },
      { id: 'SCANNER', run: async () => failBy([{ code: 'SCANNER_JAM', of: 'Loket 1', details: {} }]) },
    ];
    const report = AcceptanceReport.parse(reportOf(about, await runChecks(checks, 1000)));
    const indonesian = reportText(report, 'id');
    expect(indonesian).toContain('Printer: dilarang oleh kebijakan');
    expect(indonesian).toContain('1 MB, perlu 500 MB');
    expect(indonesian).not.toMatch(/barred|needed/);
    for (const language of ['id', 'en'] as const) {
      const { errors } = CATALOGUES[language];
      const text = reportText(report, language);
      expect(text).toContain(errors.KEYRING_MISSING.next);
      expect(text).toContain(`Loket 1: ${errors.SCANNER_JAM.what} ${errors.SCANNER_JAM.next}`);
    }
    expect(byId(report.results)).toMatchObject({ PRINTERS: 'NOT_ASSESSED barred by the policy' });
  });

  it('is so too where the program itself, its records or a check are the fault, each with its next step', async () => {
    const t = await aDesk();
    await t.desk.db.raw('pragma foreign_keys = off');
    await t.desk.db.raw('create table parent (id text primary key)');
    await t.desk.db.raw('create table child (id text references parent (id))');
    await t.desk.db('child').insert({ id: 'nobody' });
    const resources = mkdtempSync(join(folder, 'unnamed-'));
    const windows = (askWindows: () => Promise<string>) => ({
      executable: 'Loket.exe',
      resources,
      askWindows,
    });
    const status = (Status: number) => async () => JSON.stringify({ Status, Subject: 'CN=Orang Lain' });
    const broken: Check = { id: 'ADDON', run: () => Promise.reject(new Error('no such file or directory')) };
    const asked = async (about: Windows) => {
      const checks = checksOf(t, about).filter(({ id }) => id === 'UPDATES' || id === 'DATABASE');
      return runChecks([...checks, broken], 20_000);
    };
    const unnamed = await asked(windows(status(0)));
    writeFileSync(join(resources, 'app-update.yml'), 'publisherName: ["CN=Kantor Contoh"]\n');
    const reports = [
      ['NO_PUBLISHER', unnamed],
      ['OTHER_SIGNER', await asked(windows(status(0)))],
      ['SIGNATURE_BAD', await asked(windows(status(3)))],
      ['SIGNATURE_UNKNOWN', await asked(windows(() => Promise.reject(new Error('AppLocker'))))],
    ] as const;
    for (const [noteId, results] of reports) {
      expect(results.map(({ outcome }) => outcome)).toEqual(['FAIL', 'FAIL', 'FAIL']);
      const report = AcceptanceReport.parse(reportOf(about, results));
      // As JSON it is English, and says all that is known.
      expect(byId(results)).toMatchObject({
        DATABASE: 'FAIL child: foreign key',
        ADDON: 'FAIL no such file or directory',
      });
      for (const language of ['id', 'en'] as const) {
        const { accept, errors } = CATALOGUES[language];
        const text = reportText(report, language);
        const signature = filled(accept.note[noteId], { status: 3 });
        expect(text).toContain(`${accept.check.UPDATES}: ${signature}`);
        expect(text).toContain(filled(accept.note.RECORDS_DAMAGED, { count: 1 }));
        expect(text).toContain(errors.DATABASE_CORRUPT.next);
        expect(text).toContain(filled(accept.note.CHECK_BROKE, { reason: 'Error' }));
        expect(text).toContain(errors.INTERNAL.next);
      }
      expect(reportText(report, 'id')).not.toMatch(/publisher|signed|signature|foreign key|no such file/);
    }
  });

  it.each(['id', 'en'] as const)('has words for every note (%s)', (language) => {
    const words = CATALOGUES[language].accept.note;
    expect(Object.keys(words)).toEqual(AcceptanceNote.options);
  });

  it('counts, keeps nothing personal, and a check that hangs or breaks has failed', async () => {
    const checks: Check[] = [
      { id: 'POLICY', run: async () => pass() },
      { id: 'DISK', run: async () => fail('1 MB') },
      { id: 'HUB', run: async () => notAssessed('no hub') },
      { id: 'PRINTERS', run: () => new Promise(() => undefined) },
      { id: 'DATABASE', run: () => Promise.reject(new Error("row '1371991211870001' in /home/siti/x")) },
    ];
    const report = reportOf(about, await runChecks(checks, 50));
    expect(AcceptanceReport.parse(report)).toMatchObject({ passed: 1, failed: 3, notAssessed: 1 });
    for (const language of ['id', 'en'] as const) {
      const text = reportText(report, language);
      expect(text).not.toMatch(/1371991211870001|siti/);
      expect(text).toContain('1 MB');
    }
    expect(reportText(report, 'id')).toContain('belum siap');
    expect(reportText(report, 'id')).toContain('pengganti untuk uji');
    const well = reportOf({ ...about, engine: { ...about.engine, isStandIn: false } }, []);
    expect(reportText(well, 'en')).not.toContain('stand-in');
    expect(AcceptanceCheck.options).toHaveLength(17);
  });
});
