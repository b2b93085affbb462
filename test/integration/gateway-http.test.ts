import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId } from '#common/kernel/ids.ts';
import { toInstant } from '#common/kernel/instant.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { findGateway, listProblems } from '#hub/store/gateway-state.ts';
import { listDocuments } from '#hub/store/documents.ts';
import { listResults } from '#hub/store/gateway-results.ts';
import {
  bookingRow as personBooking,
  checkInOf,
  forgetCentre,
  filesOf,
  nikOf as personNik,
  numberOf as personNumber,
  openCentral,
  overHttp,
  type Central,
} from '#test/support/central.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { codesOf, journeyOf, PushingDesk, staffTestHub, WORK_DAY } from '#test/support/test-hub-office.ts';

const MORNING = '2026-03-02T01:30:00.000Z';
const NOW = toInstant(new Date(MORNING));

let test: TestHub;
let central: Central;
/** Each test has persons of its own in the one office. */
let people = 0;

beforeAll(async () => {
  test = await openTestHub();
  await staffTestHub(test, 5);
});
afterAll(() => test.stop());
beforeEach(async () => {
  people += 300;
  test.setNow(MORNING);
  await forgetCentre(test);
  central = await openCentral();
});
afterEach(() => central.close());

const numberOf = (person: number) => personNumber(people + person);
const nikOf = (person: number) => personNik(people + person);
const bookingRow = (person: number, change: Readonly<Record<string, unknown>> = {}) =>
  personBooking(people + person, change);
const files = async () => (await filesOf(test)).filter(({ number }) => number >= numberOf(0));
const versions = async () => {
  const ids = (await files()).map(({ id }) => id);
  return test.hub.store('action').whereIn('application_id', ids).orderBy('feed_seq');
};

const run = () => runGateway(overHttp(test, central.url));
const codes = async () =>
  (await listProblems(test.hub.store, test.officeId, 50)).map(({ code, subject }) => `${subject} ${code}`);
const centreDocument = async () =>
  (await listDocuments(test.hub.store, test.officeId)).find(({ name }) => name === 'centre')?.body;

function watchlist(person: number, change: object = {}) {
  return {
    kind: 'WATCHLIST',
    number: numberOf(person),
    nik: nikOf(person),
    reference: `CEKAL-${person}`,
    at: '2026-03-02T01:00:00.000Z',
    result: 'CLEAR',
    ...change,
  };
}

describe('bookings', () => {
  it('come in as files by the rules of an import, and the same telling changes nothing', async () => {
    central.centre.bookings = Array.from({ length: 230 }, (_, index) => bookingRow(index + 1));
    expect(await run()).toBe(0);
    expect(await files()).toHaveLength(230);
    expect(new Set((await files()).map(({ state }) => state))).toEqual(new Set(['BOOKED']));
    central.faults({ repeats: true });
    await run();
    expect(await versions()).toHaveLength(230);
  });

  it('that name another slot are the applicant’s reschedule', async () => {
    central.centre.bookings = [
      bookingRow(1, { appointmentDate: '2026-03-04' }),
      bookingRow(1, { appointmentDate: '2026-03-05' }),
    ];
    await run();
    expect((await versions()).map(({ kind }) => kind)).toEqual([
      'appointments.importBooking/1',
      'appointments.reschedule/1',
    ]);
  });

  it('that are wrong cost themselves only and lie before a person, without a value', async () => {
    central.centre.bookings = [
      bookingRow(1, { nik: '13719912118700' }),
      bookingRow(2, { paymentStatus: 'Belum bayar' }),
      'no booking',
      bookingRow(3),
    ];
    expect(await run()).toBe(0);
    expect((await files()).map(({ number }) => number)).toEqual([numberOf(3)]);
    expect(await codes()).toEqual(
      expect.arrayContaining([`${numberOf(2)} PAYMENT_NOT_SETTLED`, ' ROW_UNREADABLE']),
    );
    expect(await codes()).toHaveLength(3);
  });
});

describe('results', () => {
  it('are kept once, whatever the centre repeats, and those of a wrong person not at all', async () => {
    central.centre.bookings = [bookingRow(1), bookingRow(2)];
    central.centre.results = [
      watchlist(1),
      watchlist(1),
      watchlist(2, { nik: nikOf(1) }),
      watchlist(9),
      { kind: 'WATCHLIST', number: numberOf(1) },
      watchlist(1, { result: 'CONFIRMED_MATCH' }),
    ];
    await run();
    central.faults({ repeats: true });
    await run();
    expect(await listResults(test.hub.store, test.officeId, numberOf(1))).toEqual([watchlist(1)]);
    expect(await listResults(test.hub.store, test.officeId, numberOf(2))).toEqual([]);
    expect((await codes()).toSorted()).toEqual([
      `${numberOf(1)} ENTRY_UNREADABLE`,
      `${numberOf(1)} RESULT_CHANGED`,
      `${numberOf(2)} RESULT_WRONG_PERSON`,
      `${numberOf(9)} RESULT_NO_FILE`,
    ]);
  });

  it('change no file by themselves', async () => {
    central.centre.bookings = [bookingRow(1)];
    central.centre.results = [watchlist(1)];
    await run();
    expect(await versions()).toHaveLength(1);
  });
});

describe('statuses', () => {
  async function arrived(...persons: number[]): Promise<void> {
    central.centre.bookings = persons.map((person) => bookingRow(person));
    await run();
    const desk = await PushingDesk.open(test, 'Loket 1');
    const results = await desk.offer(...persons.map((person) => checkInOf(people + person, NOW)));
    expect(codesOf(results)).toEqual(persons.map(() => 'ACCEPTED'));
  }
  const sent = () => central.centre.statuses.map(({ number, status }) => `${number} ${status}`);
  const states = () => test.hub.store('gateway_outbox').orderBy('feed_seq').pluck('state');

  it('tell the centre each step of a file in its order, once', async () => {
    test.setNow(WORK_DAY);
    const { actions, now } = journeyOf(1, 'HANDED_OVER');
    test.setNow(now);
    const desk = await PushingDesk.open(test, 'Loket 1');
    await desk.offer(...actions);
    await run();
    await run();
    expect(central.centre.statuses.map(({ status }) => status)).toEqual([
      'ARRIVED',
      'BIOMETRICS_RECORDED',
      'ISSUED',
      'HANDED_OVER',
    ]);
    const issued = central.centre.statuses[2];
    expect(issued?.passportNumber).toMatch(/^[A-Z]\d{7}$/);
    expect([...central.centre.offers.values()]).toEqual([1, 1, 1, 1]);
  });

  it('a refused action tells nothing', async () => {
    await arrived(1);
    const desk = await PushingDesk.open(test, 'Loket 2');
    expect(codesOf(await desk.offer(checkInOf(people + 1, NOW)))).not.toContain('ACCEPTED');
    expect(await states()).toEqual(['WAITING']);
  });

  it('whose answer was lost are sent again under the same id, and the centre has them once', async () => {
    await arrived(1, 2);
    central.faults({ mode: 'LOST', path: '/v1/statuses' });
    expect(await run()).toBe(1);
    expect(await states()).toEqual(['WAITING', 'WAITING']);
    central.faults({});
    expect(await run()).toBe(0);
    expect(await states()).toEqual(['SENT', 'SENT']);
    expect(sent()).toEqual([`${numberOf(1)} ARRIVED`, `${numberOf(2)} ARRIVED`]);
    expect(Math.min(...central.centre.offers.values())).toBeGreaterThan(1);
  });

  it('that the centre refuses are set apart with its words and hold up no other', async () => {
    await arrived(1, 2, 3);
    central.faults({ refuses: [numberOf(2)] });
    await run();
    expect(sent()).toEqual([`${numberOf(1)} ARRIVED`, `${numberOf(3)} ARRIVED`]);
    expect(await test.hub.store('gateway_outbox').where({ state: 'REFUSED' }).pluck('message')).toEqual([
      'Nomor permohonan tidak dikenal',
    ]);
    expect(await codes()).toContain(`${numberOf(2)} UNKNOWN_NUMBER`);
  });

  it('one that spoils its batch is found out, and the others arrive', async () => {
    await arrived(1, 2, 3);
    central.faults({ chokesOn: [numberOf(2)] });
    await run();
    expect(await states()).toEqual(['SENT', 'REFUSED', 'SENT']);
  });
});

describe('a centre that does not work', () => {
  const documents = () => test.hub.store('document').where({ name: 'centre' }).pluck('version');

  it('counts as away from the third time on, since the first; desks hear of it once, and of its return', async () => {
    await run();
    const before = await documents();
    central.faults({ mode: 'DOWN' });
    test.setNow('2026-03-02T02:00:00.000Z');
    expect(await run()).toBe(1);
    test.setNow('2026-03-02T02:00:20.000Z');
    expect(await run()).toBe(2);
    expect(await documents()).toEqual(before);
    expect(await run()).toBe(3);
    const away = { isReachable: false, since: '2026-03-02T02:00:00.000Z' };
    expect(await centreDocument()).toMatchObject(away);
    await run();
    expect(await documents()).toHaveLength(before.length + 1);
    central.faults({});
    test.setNow('2026-03-02T05:00:00.000Z');
    expect(await run()).toBe(0);
    expect(await centreDocument()).toEqual({
      isReachable: true,
      since: '2026-03-02T05:00:00.000Z',
      reason: null,
    });
  });

  it.each([
    ['slow', { delayMs: 2_000 }, 'TIMEOUT'],
    ['broken', { mode: 'ERRORS' as const }, 'SERVER'],
    ['talking nonsense', { mode: 'GARBAGE' as const }, 'WRONG'],
  ])('%s: the reason is known', async (_name, faults, reason) => {
    central.faults(faults);
    for (let failures = 1; failures <= 3; failures += 1) expect(await run()).toBe(failures);
    expect((await findGateway(test.hub.store, test.officeId))?.reason).toBe(reason);
  });

  it('switched off or not knowing us', async () => {
    const other = overHttp(test, central.url, 'another token');
    expect(await runGateway(other)).toBe(1);
    await central.close();
    expect(await run()).toBe(2);
    expect(await run()).toBe(3);
    expect((await findGateway(test.hub.store, test.officeId))?.reason).toBe('REFUSED');
  });

  it('one part answered wrongly does not hold up the others', async () => {
    central.centre.results = [watchlist(1)];
    central.faults({ mode: 'GARBAGE', path: '/v1/bookings' });
    expect(await run()).toBe(0);
    expect(await listResults(test.hub.store, test.officeId, numberOf(1))).toHaveLength(1);
    expect(await codes()).toContain('bookings ANSWER_UNREADABLE');
  });

  it('declares no outage: that is a head’s decision', async () => {
    central.faults({ mode: 'DOWN' });
    for (let failures = 0; failures < 4; failures += 1) await run();
    expect(await test.hub.store('outage').pluck('id')).toEqual([]);
  });
});

it('nothing is issued twice, whoever repeats it: the centre its result, another desk its book', async () => {
  test.setNow(WORK_DAY);
  const { actions, now } = journeyOf(2, 'READY_FOR_PICKUP');
  test.setNow(now);
  const desk = await PushingDesk.open(test, 'Loket 1');
  await desk.offer(...actions);
  const number = personNumber(2);
  const file = (await filesOf(test)).find((one) => one.number === number);
  const { nik } = await test.hub.store('application').where({ number }).first('nik');
  const result = { kind: 'ADJUDICATION', number, nik, reference: 'ADJ-2', at: WORK_DAY, result: 'CLEAR' };
  central.centre.results = [result, result];
  await run();
  central.faults({ repeats: true });
  await run();
  const other = await PushingDesk.open(test, 'Loket 2');
  const prints = actions.filter(({ kind }) => /^production\.(?:allocateBlank|print|qcPass)/.test(kind));
  const again = prints.map((action) => ({ ...action, id: v7() as ActionId }));
  expect(codesOf(await other.offer(...again))).toEqual(again.map(() => 'NOT_FROM_THIS_STATE'));
  await run();
  expect(file?.state).toBe('READY_FOR_PICKUP');
  const told = central.centre.statuses.filter((status) => status.number === number);
  expect(told.map(({ status }) => status)).toEqual(['ARRIVED', 'BIOMETRICS_RECORDED', 'ISSUED']);
  const issued = await test.hub
    .store('action')
    .where({ application_id: file?.id, kind: 'production.qcPass/1' });
  expect(issued).toHaveLength(1);
});
