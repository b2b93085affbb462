import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '#common/kernel/instant.ts';
import type { CentralGateway } from '#hub/features/gateway/central-gateway.ts';
import { FilesGateway } from '#hub/features/gateway/files-gateway.ts';
import type { GatewayParts } from '#hub/features/gateway/gateway-parts.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { listComparedDays } from '#hub/store/gateway-differences.ts';
import { listResults } from '#hub/store/gateway-results.ts';
import { closeProblem, listProblems } from '#hub/store/gateway-state.ts';
import {
  bookingRow,
  checkInOf,
  forgetCentre,
  filesOf,
  nikOf,
  numberOf,
  openCentral,
  overHttp,
  type Central,
} from '#test/support/central.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { PushingDesk, staffTestHub } from '#test/support/test-hub-office.ts';

const MORNING = '2026-03-02T01:30:00.000Z';
const NEXT_DAY = '2026-03-03T01:30:00.000Z';
const NUL = '\u0000';
const HALF = '\uD83D';

let test: TestHub;
let central: Central;
let folder: string;
let byFiles: FilesGateway;
let people = 0;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(MORNING);
  await staffTestHub(test, 1);
});
afterAll(() => test.stop());
beforeEach(async () => {
  people += 100;
  test.setNow(MORNING);
  await forgetCentre(test);
  central = await openCentral();
  folder = mkdtempSync(join(tmpdir(), 'loket-centre-'));
  mkdirSync(join(folder, 'in'));
  byFiles = new FilesGateway(folder, test.hub.clock);
});
afterEach(async () => {
  await central.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = () => runGateway(overHttp(test, central.url));
const problems = () => listProblems(test.hub.store, test.officeId, 50);
const codes = async () => (await problems()).map(({ code, subject }) => `${subject} ${code}`).toSorted();
const person = (offset: number, change: Readonly<Record<string, unknown>> = {}) =>
  bookingRow(people + offset, change);
const number = (offset: number) => numberOf(people + offset);
const files = async () => (await filesOf(test)).map((file) => file.number).filter((one) => one >= number(0));

/** The file lies there for two looks and is then read. */
async function bring(name: string, content: unknown): Promise<void> {
  writeFileSync(join(folder, 'in', name), typeof content === 'string' ? content : JSON.stringify(content));
  for (let looks = 0; looks < 2; looks += 1) {
    expect(await runGateway({ hub: test.hub, officeId: test.officeId, gateway: byFiles })).toBe(0);
  }
}

async function closeAll(): Promise<void> {
  for (const { id } of await problems()) {
    const closing = { id, at: test.hub.clock.now(), by: 'kasi', note: 'Sudah dilihat' };
    expect(await closeProblem(test.hub.store, test.officeId, closing)).toBe(true);
  }
}

function watchlist(offset: number, change: object = {}) {
  return {
    kind: 'WATCHLIST',
    number: number(offset),
    nik: nikOf(people + offset),
    reference: `CEKAL-${offset}`,
    at: '2026-03-02T01:00:00.000Z',
    result: 'CLEAR',
    ...change,
  };
}

describe('a problem', () => {
  const tellAgain = async (now: string) => {
    test.setNow(now);
    central.faults({ repeats: true });
    await run();
  };

  it('that was closed and comes again is shown again, since now', async () => {
    central.centre.bookings = [person(1, { paymentStatus: 'Belum bayar' })];
    await run();
    await closeAll();
    expect(await problems()).toEqual([]);
    await tellAgain(NEXT_DAY);
    expect(await problems()).toMatchObject([
      { subject: number(1), code: 'PAYMENT_NOT_SETTLED', at: NEXT_DAY },
    ]);
  });

  it('that is open stays as it is, however often it comes', async () => {
    central.centre.bookings = [person(1, { paymentStatus: 'Belum bayar' })];
    await run();
    await tellAgain(NEXT_DAY);
    expect(await problems()).toMatchObject([{ subject: number(1), at: MORNING }]);
  });

  it('of a row without a number is another one in another file or page, and the same one in the same', async () => {
    const today = { bookings: [person(1), 'no booking'] };
    await bring('bookings.json', today);
    expect(await codes()).toEqual([' ROW_UNREADABLE']);
    await bring('bookings.json', today);
    expect(await codes()).toEqual([' ROW_UNREADABLE']);
    await bring('bookings.json', { bookings: [person(2), 'no booking'] });
    expect(await codes()).toEqual([' ROW_UNREADABLE', ' ROW_UNREADABLE']);
    central.centre.results = ['no result'];
    await run();
    central.centre.results.push('no result either');
    await run();
    expect((await codes()).filter((code) => code === ' ENTRY_UNREADABLE')).toHaveLength(2);
  });
});

describe('a part of the exchange that fails by a fault of the program', () => {
  const parts = (health: CentralGateway['health'] = async () => undefined): GatewayParts => {
    const inner = overHttp(test, central.url).gateway;
    const gateway: CentralGateway = {
      health,
      send: (batch) => inner.send(batch),
      bookings: () => Promise.reject(new TypeError('rows is not iterable')),
      results: (cursor) => inner.results(cursor),
      lists: (wanted) => inner.lists(wanted),
      uploads: (number) => inner.uploads(number),
      upload: (number, id) => inner.upload(number, id),
    };
    return { hub: test.hub, officeId: test.officeId, gateway };
  };
  const told = (code: string) => test.logLines.filter((line) => line.includes(code));

  it('is logged, shown once, and holds up no other part and no later run', async () => {
    central.centre.results = [watchlist(1)];
    expect(await runGateway(parts())).toBe(0);
    expect(await runGateway(parts())).toBe(0);
    expect(await problems()).toMatchObject([
      { subject: number(1), code: 'RESULT_NO_FILE' },
      { kind: 'STEP', subject: 'bookings', code: 'STEP_FAILED' },
    ]);
    const line = JSON.parse(told('STEP_FAILED')[0] ?? '{}');
    expect(line).toMatchObject({ level: 'error', part: 'bookings', error: { name: 'TypeError' } });
    central.centre.bookings = [person(9)];
    await run();
    expect(await files()).toContain(number(9));
  });

  it('before the parts is logged and shown, too, and is tried again', async () => {
    expect(await runGateway(parts(() => Promise.reject(new RangeError('too deep'))))).toBe(1);
    expect(await problems()).toMatchObject([{ kind: 'STEP', subject: 'health', code: 'STEP_FAILED' }]);
    expect(await run()).toBe(0);
  });
});

describe.each([
  ['NUL', NUL],
  ['half a surrogate pair', HALF],
])('a text with %s', (_name, bad) => {
  const isGood = async () => {
    expect(await run()).toBe(0);
    expect(await files()).toContain(number(9));
  };

  it.each([
    ['name', { fullName: `BUDI ${bad}` }],
    ['old passport', { type: 'REPLACEMENT', oldPassportNumber: `A12${bad}456` }],
    ['address', { address: `JL. ${bad} 1` }],
    ['bill', { billingCode: `82026${bad}0000000001` }],
    ['NTPN', { ntpn: `NTPN${bad}00000001` }],
    ['field that nobody knows', { [`x${bad}`]: `y${bad}` }],
  ])('in the %s of a booking costs that booking at most', async (_field, change) => {
    central.centre.bookings = [person(1, change), person(9)];
    await isGood();
    const isIn = (await files()).includes(number(1));
    expect((await codes()).length > 0).toBe(!isIn);
    // A refusal of the rules would name no field and speak of a form.
    expect(await codes()).not.toContain(`${number(1)} PAYLOAD_INVALID`);
  });

  it('in a result costs that result', async () => {
    central.centre.bookings = [person(1), person(9)];
    central.centre.results = [watchlist(1, { reference: `CEKAL${bad}` }), watchlist(9)];
    await isGood();
    expect(await codes()).toEqual([`${number(1)} ENTRY_UNSTORABLE`]);
    expect(await listResults(test.hub.store, test.officeId, number(1))).toEqual([]);
    expect(await listResults(test.hub.store, test.officeId, number(9))).toHaveLength(1);
  });

  it('in a row of a list costs that row, and days are compared all the same', async () => {
    const payment = (bill: string, paidAt: string) => ({
      billingCode: bill,
      ntpn: 'NTPN999999999999',
      amount: 650_000,
      paidAt,
    });
    const book = { number: number(1), nik: nikOf(people + 1), passportNumber: 'A1234567' };
    const lists = (day: string): [string, unknown[]][] => [
      [`SIMKIM ${day}`, [{ ...book, fullName: `BUDI${bad}`, issuedOn: day }]],
      [
        `PAYMENTS ${day}`,
        [payment('820269999999991', `${day} 09:0${bad}`), payment('820269999999992', `${day} 10:00`)],
      ],
    ];
    central.centre.lists = new Map([...lists('2026-02-27'), ...lists('2026-03-01')]);
    central.centre.bookings = [person(9)];
    await isGood();
    expect(await listComparedDays(test.hub.store, test.officeId, 5)).toMatchObject([
      { day: '2026-03-01', issued: 0, payments: 1 },
      { day: '2026-02-27', issued: 0, payments: 1 },
    ]);
    expect(await codes()).toHaveLength(4);
    await isGood();
  });

  it('in the centre’s words about a status leaves the words away', async () => {
    central.centre.bookings = [person(1), person(9)];
    await isGood();
    const desk = await PushingDesk.open(test, 'Loket 1');
    const now = toInstant(new Date(MORNING));
    await desk.offer(checkInOf(people + 1, now), checkInOf(people + 9, now));
    central.faults({ refuses: [number(1)], refusal: `Nomor ${bad} tidak dikenal` });
    expect(await run()).toBe(0);
    expect(await test.hub.store('gateway_outbox').orderBy('feed_seq').select('state', 'message')).toEqual([
      { state: 'REFUSED', message: '' },
      { state: 'SENT', message: null },
    ]);
  });

  it('in a file costs its row', async () => {
    await bring('bookings.json', { bookings: [person(1, { fullName: `BUDI ${bad}` }), person(9)] });
    await bring('results.json', { results: [watchlist(9, { reference: `CEKAL${bad}` }), watchlist(9)] });
    await bring('payments-2026-03-01.json', { rows: [{ paidAt: bad }] });
    expect(await files()).toEqual([number(9)]);
    expect(await listResults(test.hub.store, test.officeId, number(9))).toHaveLength(1);
    expect(await codes()).toHaveLength(3);
  });
});

it('a cursor that cannot be kept is a wrong answer, and the rest goes on', async () => {
  central.centre.bookings = [person(1)];
  central.centre.results = [watchlist(1)];
  central.faults({ cursorEnd: NUL });
  expect(await run()).toBe(0);
  expect(await codes()).toEqual(['bookings ANSWER_UNREADABLE', 'results ANSWER_UNREADABLE']);
});
