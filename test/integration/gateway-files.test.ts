import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { FilesGateway } from '#hub/features/gateway/files-gateway.ts';
import type { GatewayParts } from '#hub/features/gateway/gateway-parts.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { listResults } from '#hub/store/gateway-results.ts';
import { closeProblem, listProblems } from '#hub/store/gateway-state.ts';
import { listComparedDays } from '#hub/store/gateway-differences.ts';
import {
  bookingRow,
  checkInOf,
  forgetCentre,
  filesOf,
  nikOf,
  numberOf,
  openCentral,
  overHttp,
} from '#test/support/central.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { PushingDesk, staffTestHub } from '#test/support/test-hub-office.ts';

const NOW = toInstant(new Date('2026-03-02T01:30:00.000Z'));

let test: TestHub;
let folder: string;
let parts: GatewayParts;
let people = 0;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(NOW);
  await staffTestHub(test, 1);
});
afterAll(() => test.stop());
beforeEach(async () => {
  people += 1000;
  await forgetCentre(test);
  folder = mkdtempSync(join(tmpdir(), 'loket-centre-'));
  mkdirSync(join(folder, 'in'));
  parts = restarted();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As after a start of the hub: it remembers no file that it has seen. */
function restarted(): GatewayParts {
  const gateway = new FilesGateway(folder, test.hub.clock);
  return { hub: test.hub, officeId: test.officeId, gateway };
}

function bring(name: string, text: string): void {
  writeFileSync(join(folder, 'in', name), text);
}

const bring3 = (name = 'bookings.json') =>
  bring(name, JSON.stringify({ bookings: [1, 2, 3].map((person) => bookingRow(people + person)) }));
const run = () => runGateway(parts);
const problems = () => listProblems(test.hub.store, test.officeId, 50);
const lies = (part: string) => readdirSync(join(folder, part)).toSorted();
const files = async () => (await filesOf(test)).filter(({ number }) => number >= numberOf(people));

describe('a file that comes in', () => {
  it('is read when two looks in a row find it alike, and goes to done', async () => {
    bring3();
    expect(await run()).toBe(0);
    expect(await files()).toEqual([]);
    await run();
    expect(await files()).toHaveLength(3);
    expect(lies('in')).toEqual([]);
    expect(lies('done')).toEqual([expect.stringMatching(/^\d{8}T\d{9}Z-bookings\.json$/)]);
  });

  it('that is still being copied is waited for', async () => {
    const text = JSON.stringify([bookingRow(people + 1)]);
    bring('bookings.json', text.slice(0, 100));
    await run();
    bring('bookings.json', text.slice(0, 200));
    await run();
    bring('bookings.json', text);
    await run();
    expect(lies('failed')).toEqual([]);
    await run();
    expect(await files()).toHaveLength(1);
    bring('bookings.json.part', text);
    await run();
    await run();
    expect(lies('in')).toEqual(['bookings.json.part']);
  });

  it('of CSV with Indonesian headings is read like an import at a desk, its wrong rows are reported without values', async () => {
    const head =
      'Nomor Permohonan;Tanggal;Nama;NIK;Tgl Lahir;Tempat Lahir;Jenis Kelamin;Status Pembayaran;Alamat';
    const row = (person: number, paid: string) =>
      `${numberOf(people + person)};02-03-2026;BUDI;${nikOf(people + person)};12-11-1987;PADANG;L;${paid};JL. CONTOH 1`;
    bring('bookings-pagi.csv', [head, row(1, 'Lunas'), row(2, 'Belum bayar'), row(3, 'Lunas')].join('\r\n'));
    await run();
    await run();
    expect(await files()).toHaveLength(2);
    const [report, ...rest] = lies('failed').filter((name) => name.endsWith('.errors.csv'));
    expect(rest).toEqual([]);
    const text = readFileSync(join(folder, 'failed', report ?? ''), 'utf8');
    expect(text).toContain('2;paymentStatus;PAYMENT_NOT_SETTLED');
    expect(text).not.toContain(nikOf(people + 2));
  });

  it('that nobody can read goes to failed and holds up no other', async () => {
    bring('bookings-1.json', '{ "bookings": [');
    bring3('bookings-2.json');
    await run();
    await run();
    expect(await files()).toHaveLength(3);
    expect(lies('failed')).toHaveLength(2);
  });

  it.each([
    ['BOOKING', 'bookings-pagi.json', '{ "bookings": ['],
    ['RESULT', 'results-pagi.json', '{ "hasil": 1 }'],
    ['LIST', 'simkim-2026-03-01.json', '{'],
    ['LIST', 'payments-2026-13-45.csv', 'Kode Billing\n1\n'],
  ])(
    'of the kind %s that nobody can read is one problem with the name of the file: %s',
    async (kind, name, text) => {
      bring(name, text);
      for (let looks = 0; looks < 4; looks += 1) expect(await run()).toBe(0);
      const shown = [expect.objectContaining({ kind, subject: name, code: 'FILE_UNREADABLE' })];
      expect(await problems()).toEqual(shown);
      expect(lies('in')).toEqual([]);
      const { id } = must((await problems())[0], 'it is shown');
      const closing = { id, at: NOW, by: 'kasi', note: 'Diminta kirim ulang' };
      await closeProblem(test.hub.store, test.officeId, closing);
      await run();
      expect(await problems()).toEqual([]);
      bring(name, text);
      await run();
      await run();
      expect(await problems()).toEqual(shown);
    },
  );

  it('that was read but not moved is read again and changes nothing', async () => {
    bring3();
    await run();
    await run();
    bring3();
    parts = restarted();
    await run();
    await run();
    const ids = (await files()).map(({ id }) => id);
    expect(await test.hub.store('action').whereIn('application_id', ids).pluck('version')).toEqual([1, 1, 1]);
  });
});

describe('a batch that goes out', () => {
  async function arrivals(...persons: number[]): Promise<void> {
    const desk = await PushingDesk.open(test, 'Loket 1');
    await desk.offer(...persons.map((person) => checkInOf(people + person, NOW)));
  }
  const lines = (name: string) =>
    readFileSync(join(folder, 'out', name), 'utf8')
      .trim()
      .split('\n');

  it('is one file with the next number, an end, and no line twice', async () => {
    bring3();
    await run();
    await run();
    await arrivals(1, 2);
    await run();
    await arrivals(3);
    await run();
    await run();
    expect(lies('out')).toEqual(['status-000001.jsonl', 'status-000002.jsonl']);
    expect(lines('status-000001.jsonl').at(-1)).toBe('{"end":true,"count":2}');
    const ids = [...lines('status-000001.jsonl'), ...lines('status-000002.jsonl')].flatMap(
      (line) => /"id":"([^"]+)"/.exec(line)?.[1] ?? [],
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });

  it('is the same file after a kill between writing and noting it', async () => {
    bring3();
    await run();
    await run();
    await arrivals(1, 2);
    await run();
    const before = lines('status-000001.jsonl');
    // The file lies there, and nothing was noted of it.
    await test.hub.store('gateway_outbox').update({ state: 'WAITING', settled_at: null });
    await arrivals(3);
    parts = restarted();
    await run();
    expect(lines('status-000001.jsonl')).toEqual(before);
    expect(lies('out')).toEqual(['status-000001.jsonl', 'status-000002.jsonl']);
    expect(lines('status-000002.jsonl')).toHaveLength(2);
  });
});

it('the same result by file and over HTTP is one result', async () => {
  const central = await openCentral();
  try {
    bring3();
    await run();
    await run();
    const result = {
      kind: 'ADJUDICATION',
      number: numberOf(people + 1),
      nik: nikOf(people + 1),
      reference: 'ADJ-1',
      at: '2026-03-02T01:00:00.000Z',
      result: 'CLEAR',
    };
    bring('results-1.json', JSON.stringify({ results: [result] }));
    await run();
    await run();
    central.centre.results = [result];
    await runGateway(overHttp(test, central.url));
    expect(await listResults(test.hub.store, test.officeId, numberOf(people + 1))).toEqual([result]);
    expect(await test.hub.store('gateway_problem').pluck('code')).toEqual([]);
  } finally {
    await central.close();
  }
});

it('lists of a day are compared as soon as both are there', async () => {
  const days = () => listComparedDays(test.hub.store, test.officeId, 5);
  bring('simkim-2026-03-01.csv', 'Nomor Permohonan,NIK,Nama,Nomor Paspor,Tanggal Terbit\n');
  await run();
  await run();
  expect(await days()).toEqual([]);
  bring(
    'payments-2026-03-01.csv',
    `Kode Billing,NTPN,Jumlah,Waktu Bayar\n820269999999999,NTPN999999999999,950.000,2026-03-01 09:00\n`,
  );
  await run();
  await run();
  expect(await days()).toMatchObject([{ day: '2026-03-01', issued: 0, payments: 1, open: 1 }]);
});

it('a folder that is gone is a centre out of reach', async () => {
  rmSync(folder, { recursive: true });
  expect(await run()).toBe(1);
});

describe('what an applicant sent in with a booking', () => {
  const uploads = (number: string) => join(folder, 'in', 'uploads', number);

  it('lies in a folder by its number, a file a page, named by the document', async () => {
    mkdirSync(uploads('2026-0001'), { recursive: true });
    for (const name of ['KTP.jpg', 'kk.pdf', 'KK-2.PDF', 'foto.jpg', 'KTP.exe', '.KTP.jpg.part']) {
      writeFileSync(join(uploads('2026-0001'), name), `bytes of ${name}`);
    }
    symlinkSync('/etc/hostname', join(uploads('2026-0001'), 'AKTA_LAHIR.pdf'));
    const found = await parts.gateway.uploads('2026-0001');
    expect(found.map(({ id, code }) => [id, code])).toEqual([
      ['KK-2.PDF', 'KK'],
      ['KTP.jpg', 'KTP'],
      ['kk.pdf', 'KK'],
    ]);
    const bytes = await parts.gateway.upload('2026-0001', 'KTP.jpg');
    expect(Buffer.from(must(bytes, 'it is there')).toString()).toBe('bytes of KTP.jpg');
  });

  it('is nothing for a booking without any, and nothing outside its folder', async () => {
    mkdirSync(uploads('2026-0001'), { recursive: true });
    writeFileSync(join(folder, 'in', 'KTP.jpg'), 'outside');
    expect(await parts.gateway.uploads('2026-0002')).toEqual([]);
    expect(await parts.gateway.uploads('..')).toEqual([]);
    expect(await parts.gateway.upload('2026-0001', '../../KTP.jpg')).toBeNull();
  });
});
