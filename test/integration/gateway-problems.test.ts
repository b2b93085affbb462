import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FilesGateway } from '#hub/features/gateway/files-gateway.ts';
import { runGateway } from '#hub/features/gateway/run-gateway.ts';
import { closeProblem, listProblems } from '#hub/store/gateway-state.ts';
import { bookingRow, numberOf, openCentral, overHttp, type Central } from '#test/support/central.ts';
import { openTestHub, type TestHub } from '#test/support/test-hub.ts';
import { staffTestHub } from '#test/support/test-hub-office.ts';

const MORNING = '2026-03-02T01:30:00.000Z';
const NEXT_DAY = '2026-03-03T01:30:00.000Z';

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
  for (const table of ['state', 'outbox', 'result', 'problem', 'list', 'comparison', 'difference']) {
    await test.hub.store(`gateway_${table}`).del();
  }
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
