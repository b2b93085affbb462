import { readFileSync, writeFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogLevel } from '#common/domain/station/log-level.ts';
import { aBooking } from '#test/support/people.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openScanner } from '#test/support/scanner.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

/** Work of a day, with everything that goes wrong told to the log as the program tells it. */
async function aDay(files: number): Promise<void> {
  await t.as('loket');
  for (let serial = 1; serial <= files; serial += 1) {
    const booking = aBooking({ appointment: { date: t.desk.office.today(), time: '09:00' } }, serial);
    const { applicationId } = await t.get('appointments.byHand', booking);
    await t.get('appointments.checkIn', { applicationId, overrideNote: null });
    await t.get('documents.store', { applicationId, bytes: aPicture(serial) });
    await t.act(applicationId, ['queue.callTicket/1']);
    // An entry that cannot be: the refusal quotes what was entered.
    await t.act(applicationId, ['documents.recordDocument/1', { code: booking.applicant.fullName }]);
    t.desk.log.error('call failed', {
      error: new Error(`constraint: '${booking.applicant.fullName}' ${booking.applicant.nik} in ${t.folder}`),
      details: { name: booking.applicant.fullName, phone: '0812 3456 7890', mail: 'orang@contoh.example' },
    });
  }
  await t.call('applications.search', { text: 'CONTOH', limit: 20 });
}

/** Everything in the records that says something about an applicant. */
async function personalWords(): Promise<Set<string>> {
  const snapshots: { snapshot: string }[] = await t.desk.db('application').select('snapshot');
  const words = new Set<string>();
  for (const { snapshot } of snapshots) {
    const { applicant } = JSON.parse(snapshot) as { applicant: Record<string, unknown> };
    collect(applicant, words);
  }
  return words;
}

function collect(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    // Codes and short words stand in every file; names, numbers, addresses and days do not.
    if (value.length >= 6 && !/^[A-Z_]+$/.test(value)) words.add(value);
    for (const part of value.split(' ')) if (part.length >= 6 && /^[A-Z]+$/.test(part)) words.add(part);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, words);
  }
}

describe('diagnostics', () => {
  it('hold how the PC is and the log, and nothing of any applicant', async () => {
    await aDay(12);
    await t.as('tikim');
    t.chosen.savePath = join(t.folder, 'diagnostics.json');
    expect(await t.get('station.saveDiagnostics', {})).toEqual({ saved: true });
    const text = readFileSync(t.chosen.savePath, 'utf8');
    const bundle = JSON.parse(text) as Record<string, unknown>;
    expect(bundle).toMatchObject({ health: { storage: {}, versions: {} }, records: { pages: [] } });
    expect((bundle['log'] as string[]).length).toBeGreaterThanOrEqual(12);
    const words = await personalWords();
    expect(words.size).toBeGreaterThan(20);
    expect([...words].filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toContain(t.folder);
    expect(text).not.toMatch(/\d{15,}|@contoh|0812/);
  });

  it('are nothing without a place to put them, and only IT gets them', async () => {
    await t.as('tikim');
    expect(await t.get('station.saveDiagnostics', {})).toEqual({ saved: false });
    await t.as('loket');
    expect(await t.call('station.saveDiagnostics', {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the check of the records', () => {
  it('finds all well, and counts a picture whose seal was broken', async () => {
    await aDay(3);
    await t.as('tikim');
    const well = await t.get('station.checkRecords', {});
    expect(well).toMatchObject({ pages: [], damagedPictures: 0 });
    expect(well.pictures).toBeGreaterThan(0);
    const vault = join(t.folder, 'vault');
    const name = readdirSync(vault, { recursive: true })
      .map(String)
      .find((one) => statSync(join(vault, one)).isFile());
    const path = join(vault, name ?? '');
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await t.get('station.checkRecords', {})).toMatchObject({ pages: [], damagedPictures: 1 });
  });
});

describe('the log', () => {
  it.each(LogLevel.options)('at the level %s tells of no applicant', async (level) => {
    await t.as('tikim');
    expect(await t.get('station.setLogLevel', { level })).toMatchObject({ level });
    t.logLines.length = 0;
    await aDay(6);
    const text = t.logLines.join('\n');
    // Every call of the day is in the most talkative one: what is looked through is not empty.
    expect(t.logLines.some((line) => line.includes('"message":"call"'))).toBe(level === 'debug');
    const words = await personalWords();
    expect(words.size).toBeGreaterThan(10);
    expect([...words].filter((word) => text.includes(word))).toEqual([]);
    expect(text).not.toMatch(/\d{15,}|@contoh|0812/);
  });

  it('is turned up by IT alone, for a day, and its choice is audited', async () => {
    await t.as('loket');
    expect(await t.call('station.setLogLevel', { level: 'debug' })).toMatchObject({ code: 'FORBIDDEN' });
    await t.as('tikim');
    const { until } = await t.get('station.setLogLevel', { level: 'debug' });
    expect(Date.parse(until ?? '') - Date.parse(t.desk.clock.now())).toBe(24 * 3_600_000);
    expect((await t.get('station.health', {})).log).toEqual({ level: 'debug', until });
    t.setNow(new Date(Date.parse(until ?? '')).toISOString());
    expect((await t.get('station.health', {})).log).toEqual({ level: 'info', until: null });
    expect(await t.desk.db('audit').where({ subject: 'log' }).pluck('detail')).toEqual(['level debug']);
  });
});

describe('the test of the scanners', () => {
  it('says what each can and takes one page, which is kept nowhere; another is left in the feeder', async () => {
    const running = await openScanner();
    try {
      await t.as('tikim');
      await t.get('documents.addScanner', { name: 'Loket 1', address: running.url });
      const [tested] = await t.get('station.testScanners', {});
      expect(tested).toMatchObject({ name: 'Loket 1', problem: null, sources: ['GLASS', 'FEEDER'] });
      expect(tested?.model).not.toBe('');
      expect(tested?.page?.width).toBeGreaterThan(500);
      expect((await t.desk.vault.sizes()).size).toBe(0);
      running.faults({ jamAfter: 0 });
      expect(await t.get('station.testScanners', {})).toMatchObject([
        { page: null, problem: { code: 'SCANNER_JAM' } },
      ]);
    } finally {
      await running.close();
    }
    expect(await t.get('station.testScanners', {})).toMatchObject([
      { page: null, problem: { code: 'SCANNER_UNREACHABLE' } },
    ]);
  });

  it('without a scanner has nothing to ask, and is for IT', async () => {
    await t.as('tikim');
    expect(await t.get('station.testScanners', {})).toEqual([]);
    await t.as('loket');
    expect(await t.call('station.testScanners', {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('IT sees how the PC is', async () => {
  await t.as('tikim');
  expect(await t.get('station.health', {})).toMatchObject({
    versions: { loket: '0.0.0' },
    storage: { free: 50_000 * 1024 * 1024 },
    clock: { now: t.desk.clock.now(), offMinutes: null },
    sync: { mode: 'STANDALONE' },
    gates: [],
  });
});
