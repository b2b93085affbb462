import { afterEach, beforeEach, expect, it } from 'vitest';
import { localDate } from '#common/kernel/instant.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { ScanChoice } from '#common/contract/ipc/intake.ts';
import { must } from '#common/kernel/must.ts';
import { aBooking } from '#test/support/people.ts';
import { openScanner, type RunningScanner } from '#test/support/scanner.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const CHOICE: ScanChoice = {
  source: 'FEEDER',
  resolution: 150,
  colour: 'GREY',
  paper: 'A4',
  isDuplex: false,
};

let t: TestDesk;
let running: RunningScanner;
let scannerId: string;
let applicationId: ApplicationId;

beforeEach(async () => {
  running = await openScanner();
  t = await openTestDesk();
  await t.as('tikim');
  const { scanners } = await t.get('documents.addScanner', { name: 'Loket 1', address: running.url });
  scannerId = must(scanners[0], 'it was added').id;
  await t.as('loket');
  const appointment = { date: localDate(t.desk.clock.now(), 420), time: '09:00' };
  applicationId = (await t.get('appointments.byHand', aBooking({ appointment }, 1))).applicationId;
});
afterEach(async () => {
  await running.close();
  await t.close();
});

const scan = () => t.get('documents.scan', { applicationId, scannerId, choice: CHOICE });

it('every page of a scan lies in the vault, and the choice is remembered on this PC', async () => {
  const { pages, problem } = await scan();
  expect(problem).toBeNull();
  expect(pages).toHaveLength(3);
  for (const { attachmentId } of pages) expect(t.desk.vault.has(attachmentId)).toBe(true);
  expect(t.events.filter(({ event }) => event === 'scan.progress').map(({ payload }) => payload)).toEqual([
    { pages: 1 },
    { pages: 2 },
    { pages: 3 },
  ]);
  expect((await t.get('documents.scannerOffer', { scannerId })).last).toEqual(CHOICE);
  expect(await t.get('documents.scanners', {})).toEqual([{ id: scannerId, name: 'Loket 1' }]);
});

it('the pages before a jam are kept and the officer is told', async () => {
  running.faults({ jamAfter: 1 });
  const { pages, problem } = await scan();
  expect([pages.length, problem?.code]).toEqual([1, 'SCANNER_JAM']);
});

it.each([
  ['TORN', 'SCANNER_PAGE_CUT'],
  ['LIES', 'FILE_TYPE_NOT_ALLOWED'],
] as const)('a page that is %s is not kept', async (mode, code) => {
  running.faults({ mode });
  expect(await scan()).toMatchObject({ pages: [], problem: { code } });
  expect(running.scanner.cancelled).toBe(1);
});

it('one scan at a time, and it can be cancelled', async () => {
  running.faults({ delayMs: 100 });
  const scanning = scan();
  await expect.poll(() => running.scanner.asked).toBeGreaterThan(2);
  expect(await t.call('documents.scan', { applicationId, scannerId, choice: CHOICE })).toMatchObject({
    code: 'SCAN_RUNNING',
  });
  await t.get('documents.cancelScan', {});
  expect(await scanning).toMatchObject({ problem: { code: 'SCAN_CANCELLED' } });
  running.faults({});
  running.scanner.sheets = 1;
  expect(await scan()).toMatchObject({ problem: null });
});

it('IT adds scanners and opens no case; officers the other way round', async () => {
  expect(await t.call('documents.addScanner', { name: 'X', address: running.url })).toMatchObject({
    code: 'FORBIDDEN',
  });
  await t.as('tikim');
  expect(await t.call('documents.scan', { applicationId, scannerId, choice: CHOICE })).toMatchObject({
    code: 'FORBIDDEN',
  });
  const address = `${running.url}/eSCL/`;
  expect(await t.call('documents.addScanner', { name: 'X', address })).toMatchObject({
    code: 'SCANNER_KNOWN',
  });
  for (const [typed, code] of [
    ['8.8.8.8', 'SCANNER_ADDRESS_NOT_LOCAL'],
    ['file:///etc/passwd', 'SCANNER_ADDRESS_INVALID'],
    ['http://127.0.0.1:1', 'SCANNER_UNREACHABLE'],
  ] as const) {
    expect(await t.call('documents.addScanner', { name: 'X', address: typed })).toMatchObject({ code });
  }
  expect((await t.get('documents.removeScanner', { scannerId })).scanners).toEqual([]);
  expect(t.logLines.join('\n')).not.toContain('127.0.0.1');
});
