import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMinutes, Instant } from '#common/kernel/instant.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { listProblems } from '#hub/store/gateway-state.ts';
import {
  bookingRow,
  checkInOf,
  forgetCentre,
  numberOf,
  openCentral,
  overHttp,
  type Central,
} from '#test/support/central.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { codesOf, PushingDesk, staffTestHub } from '#test/support/test-hub-office.ts';

const MORNING = Instant.parse('2026-03-02T01:30:00.000Z');
const FOUR_DAYS = 4 * 24 * 60;
/** Booked for the day on which a status is given up. */
const LATER_PERSON = 130;

let test: TestHub;
let central: Central;
let desk: PushingDesk;
let now: Instant;
let people = 0;

beforeAll(async () => {
  test = await openTestHub();
  test.setNow(MORNING);
  await staffTestHub(test, 1);
});
afterAll(() => test.stop());
beforeEach(async () => {
  people += 200;
  later(0, MORNING);
  await forgetCentre(test);
  central = await openCentral();
  central.centre.bookings = [
    ...persons(120).map((person) => bookingRow(people + person)),
    bookingRow(people + LATER_PERSON, { appointmentDate: '2026-03-06' }),
  ];
  await run();
  desk = await PushingDesk.open(test, 'Loket 1');
});
afterEach(() => central.close());

function later(minutes: number, from = now): void {
  now = addMinutes(from, minutes);
  test.setNow(now);
}
const number = (person: number) => numberOf(people + person);
const run = () => runGateway(overHttp(test, central.url));
async function arrive(...persons: number[]): Promise<void> {
  const results = await desk.offer(...persons.map((person) => checkInOf(people + person, now)));
  expect(codesOf(results)).toEqual(persons.map(() => 'ACCEPTED'));
}
const states = () => test.hub.store('gateway_outbox').orderBy('feed_seq').pluck('state');
const codes = async () =>
  (await listProblems(test.hub.store, test.officeId, 200)).map(({ code, subject }) => `${subject} ${code}`);
const persons = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a centre that takes no status at all', () => {
  it('has a fault of its own: nothing counts as refused, it is shown, and all arrive when it is mended', async () => {
    await arrive(1, 2, 3);
    central.faults({ chokesOn: [1, 2, 3].map(number) });
    expect(await run()).toBe(0);
    expect(await states()).toEqual(['WAITING', 'WAITING', 'WAITING']);
    expect(await codes()).toEqual(['statuses STATUSES_NOT_TAKEN']);
    central.faults({});
    later(6);
    await run();
    expect(central.centre.statuses.map((status) => status.number)).toEqual([1, 2, 3].map(number));
    expect(await states()).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('is left in peace for some minutes', async () => {
    await arrive(1, 2);
    central.faults({ chokesOn: [1, 2].map(number) });
    await run();
    const asked = central.centre.batches;
    expect(asked).toBe(3);
    later(4);
    await run();
    expect(central.centre.batches).toBe(asked);
    later(2);
    await run();
    expect(central.centre.batches).toBe(2 * asked);
  });

  it('of more than one batch holds up the second, and keeps the order when it is mended', async () => {
    await arrive(...persons(120));
    central.faults({ chokesOn: persons(120).map(number) });
    await run();
    expect(new Set(await states())).toEqual(new Set(['WAITING']));
    central.faults({});
    later(6);
    await run();
    expect(central.centre.statuses.map((status) => status.number)).toEqual(persons(120).map(number));
  });
});

describe('a status that the centre cannot take', () => {
  it('waits while nothing shows whose fault it is, and is set apart once another one behind it arrives', async () => {
    await arrive(1);
    central.faults({ chokesOn: [number(1)] });
    await run();
    expect(central.centre.batches).toBe(1);
    expect(await states()).toEqual(['WAITING']);
    await arrive(2);
    later(6);
    await run();
    expect(await states()).toEqual(['REFUSED', 'SENT']);
    expect(await codes()).toContain(`${number(1)} NOT_TAKEN`);
  });

  it('is set apart after three days if nothing ever shows it, and the next one is not held up longer', async () => {
    await arrive(1);
    central.faults({ chokesOn: [number(1)] });
    await run();
    later(FOUR_DAYS - 10);
    await run();
    expect(await states()).toEqual(['WAITING']);
    later(20);
    await run();
    expect(await states()).toEqual(['REFUSED']);
    expect(await codes()).toContain(`${number(1)} NOT_TAKEN`);
    await arrive(LATER_PERSON);
    await run();
    expect(await states()).toEqual(['REFUSED', 'SENT']);
  });

  it('a refusal in the centre’s own words is for good at once: it has read what it refuses', async () => {
    await arrive(1);
    central.faults({ refuses: [number(1)] });
    await run();
    expect(await states()).toEqual(['REFUSED']);
  });
});
