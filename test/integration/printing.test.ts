import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperRef, PrintWanted } from '#common/contract/ipc/printing.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const DRAWN = { widthMm: 78, heightMm: 90 };
const folder = mkdtempSync(join(tmpdir(), 'loket-printing-'));
const key = randomBytes(32);
let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
  await t.as('loket');
});
afterEach(() => t.close());

async function walkIn(desk: TestDesk = t): Promise<ApplicationId> {
  const { applicant, payment, type, kind, validityYears, pages } = aBooking();
  const { applicationId } = await desk.get('appointments.walkIn', {
    applicant,
    payment,
    type,
    kind,
    validityYears,
    pages,
    requestId: v7(),
    lane: 'PRIORITY',
    priorityReason: 'DISABLED',
  });
  return applicationId;
}

async function chooseRoll(desk: TestDesk = t): Promise<void> {
  desk.printers.names = ['struk'];
  await desk.get('printing.choosePrinter', { size: 'ROLL_80', printer: 'struk' });
}

/** Answers for the page, which draws what main asks for. */
async function draw(desk: TestDesk, size: typeof DRAWN | null = DRAWN): Promise<PrintWanted> {
  const wanted = await vi.waitFor(() => {
    const asked = desk.events.find(({ event, payload }) => event === 'printing.wanted' && payload !== null);
    if (!asked) throw new Error('nothing is wanted yet');
    return asked.payload as PrintWanted;
  });
  desk.events.length = 0;
  await desk.get('printing.drawn', { id: wanted.id, size });
  await desk.desk.printing.settled();
  return wanted;
}

const waiting = async (desk: TestDesk = t) => (await desk.get('printing.queue', {})).jobs;
const auditOf = (subject: string): Promise<string[]> =>
  t.desk.db('audit').where({ subject }).whereLike('detail', 'paper %').orderBy('seq').pluck('detail');

describe('a ticket after check-in', () => {
  it('goes to the roll printer of the desk without anybody asking', async () => {
    await chooseRoll();
    const applicationId = await walkIn();
    const wanted = await draw(t);
    expect(wanted).toMatchObject({ ref: { paper: 'TICKET', applicationId }, size: 'ROLL_80', copy: 0 });
    expect(t.printers.printed).toEqual([{ printer: 'struk', size: 'ROLL_80' }]);
    expect(await waiting()).toEqual([]);
    expect(await auditOf(applicationId)).toEqual(['paper TICKET printed, copy 0']);
  });

  it('is not asked for where no such printer is chosen', async () => {
    await walkIn();
    expect(await waiting()).toEqual([]);
  });
});

describe('a dead printer', () => {
  it('leaves the file checked in; the paper waits, is tried again when a person says so, and comes out once', async () => {
    await chooseRoll();
    t.printers.isDead = true;
    const applicationId = await walkIn();
    await draw(t);
    const row = await t.desk.db('application').where({ id: applicationId }).first('state');
    expect(row.state).toBe('CHECKED_IN');
    expect(await waiting()).toMatchObject([{ tries: 1, problem: 'PRINTER_FAILED', copy: 0 }]);
    // By itself only after a pause.
    t.events.length = 0;
    t.desk.printing.wake();
    await t.desk.printing.settled();
    expect(t.events.filter(({ event }) => event === 'printing.wanted')).toEqual([]);
    t.printers.isDead = false;
    t.setNow('2026-11-24T02:01:00.000Z');
    t.desk.printing.wake();
    await draw(t);
    expect(t.printers.printed).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('that is away is told as such, and nothing is drawn for it', async () => {
    await chooseRoll();
    t.printers.names = [];
    await walkIn();
    await vi.waitFor(async () => expect(await waiting()).toMatchObject([{ problem: 'PRINTER_AWAY' }]));
    expect(t.events.filter(({ event }) => event === 'printing.wanted')).toEqual([]);
  });
});

describe('what waits', () => {
  it('outlives a restart, without a picture or a name in the records', async () => {
    const first = await openTestDesk({ folder, key });
    await first.as('loket');
    await chooseRoll(first);
    first.printers.isDead = true;
    await walkIn(first);
    await draw(first);
    await first.close();
    const again = await openTestDesk({ folder, key });
    try {
      const jobs: object[] = await again.desk.db('print_job').select('*');
      expect(jobs).toHaveLength(1);
      const name = await again.desk.db('application').first('name', 'nik');
      expect(JSON.stringify(jobs)).not.toContain(name.name);
      expect(JSON.stringify(jobs)).not.toContain(name.nik);
      await again.as('loket');
      await chooseRoll(again);
      await draw(again);
      expect(again.printers.printed).toHaveLength(1);
    } finally {
      await again.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('waits behind the lock, as nothing is drawn for an empty chair', async () => {
    await chooseRoll();
    t.printers.isDead = true;
    await walkIn();
    await draw(t);
    t.printers.isDead = false;
    await t.get('session.lock', {});
    t.setNow('2026-11-24T02:05:00.000Z');
    t.desk.printing.wake();
    await t.desk.printing.settled();
    expect(t.events.filter(({ event, payload }) => event === 'printing.wanted' && payload)).toEqual([]);
  });

  it('says when the file no longer has the paper, and is discarded by a person; its number is free again', async () => {
    await chooseRoll();
    const applicationId = await walkIn();
    await draw(t, null);
    const [job] = await waiting();
    expect(job).toMatchObject({ problem: 'PAPER_NOT_AVAILABLE' });
    await t.get('printing.cancel', { id: job?.id ?? '' });
    expect(await waiting()).toEqual([]);
    expect(await t.get('printing.copies', { paper: 'TICKET', applicationId })).toEqual({ made: 0 });
    expect(await auditOf(applicationId)).toEqual([
      'paper TICKET printed, copy 0',
      'paper TICKET taken from the line, copy 0',
    ]);
  });
});

describe('a reprint', () => {
  it('is counted, and audited with its number; an outdated number is refused', async () => {
    const applicationId = await walkIn();
    const ref: PaperRef = { paper: 'FOLDER_LABEL', applicationId };
    t.chosen.savePath = join(t.folder, 'label.pdf');
    const [saved] = await Promise.all([t.get('printing.save', { ref, copy: 0 }), draw(t)]);
    expect(saved).toEqual({ saved: true });
    expect(readFileSync(t.chosen.savePath, 'latin1')).toContain('%PDF');
    expect(await t.get('printing.copies', ref)).toEqual({ made: 1 });
    expect(await t.call('printing.print', { ref, copy: 0 })).toMatchObject({ code: 'COPY_OUTDATED' });
    const [printed] = await Promise.all([t.get('printing.print', { ref, copy: 1 }), draw(t)]);
    expect(printed).toEqual({ way: 'DIALOG' });
    expect(t.printers.printed).toEqual([{ printer: 'dialog', size: '' }]);
    expect(await auditOf(applicationId)).toEqual([
      'paper FOLDER_LABEL saved, copy 0',
      'paper FOLDER_LABEL printed by dialog, copy 1',
    ]);
  });

  it('is not counted when nobody chose where to save', async () => {
    const applicationId = await walkIn();
    const ref: PaperRef = { paper: 'FOLDER_LABEL', applicationId };
    t.chosen.savePath = null;
    const [saved] = await Promise.all([t.get('printing.save', { ref, copy: 0 }), draw(t)]);
    expect(saved).toEqual({ saved: false });
    expect(await t.get('printing.copies', ref)).toEqual({ made: 0 });
  });
});

it('a paper that the file does not have is refused, whoever asks', async () => {
  const ref: PaperRef = { paper: 'REFUSAL', applicationId: await walkIn() };
  expect(await t.call('printing.print', { ref, copy: 0 })).toMatchObject({ code: 'PAPER_NOT_AVAILABLE' });
  expect(await t.call('printing.save', { ref, copy: 0 })).toMatchObject({ code: 'PAPER_NOT_AVAILABLE' });
});

it('the register of a day holds what was handed over on it, and nothing of the day before', async () => {
  await runPassportDay(t);
  await t.as('serah');
  const handed = await t.desk
    .db('application')
    .where({ state: 'HANDED_OVER' })
    .first('number', 'state_since');
  const day = plainDate(String(handed.state_since).slice(0, 10));
  const rows = await t.get('printing.register', { from: day, to: day });
  expect(rows).toMatchObject([{ number: handed.number, isSigned: true, officer: 'Tuti Serah' }]);
  expect(rows[0]?.registerNo).not.toBe('');
  expect(
    await t.get('printing.register', { from: plainDate('2026-01-01'), to: plainDate('2026-01-02') }),
  ).toEqual([]);
});

it('the register is read, shown or printed, by whoever hands over, leads or audits; nobody else', async () => {
  const day = plainDate('2026-11-24');
  const days = { from: day, to: day };
  const codes: Record<string, unknown> = {};
  for (const username of [
    'loket',
    'biometrik',
    'wawancara',
    'adjudikator',
    'bap',
    'cetak',
    'mutu',
    'tikim',
  ]) {
    await t.as(username);
    codes[username] = [
      await t.call('printing.register', days),
      await t.call('printing.print', { ref: { paper: 'REGISTER', ...days }, copy: 0 }),
    ].map((reply) => (reply.ok ? 'OK' : reply.code));
  }
  expect(new Set(Object.values(codes).flat())).toEqual(new Set(['FORBIDDEN']));
  for (const username of ['serah', 'kasubsi', 'kasi', 'kakanim', 'auditor']) {
    await t.as(username);
    expect(await t.call('printing.register', days), username).toMatchObject({ ok: true });
  }
});

it('a printer of the PC is chosen by whoever prints papers there, or by IT', async () => {
  const choice = { size: 'LABEL', printer: null } as const;
  for (const username of ['loket', 'wawancara', 'kasubsi', 'kasi', 'bap', 'cetak', 'serah', 'tikim']) {
    await t.as(username);
    expect(await t.call('printing.choosePrinter', choice), username).toMatchObject({ ok: true });
  }
  for (const username of ['biometrik', 'adjudikator', 'kakanim', 'mutu', 'auditor']) {
    await t.as(username);
    expect(await t.call('printing.choosePrinter', choice), username).toMatchObject({ code: 'FORBIDDEN' });
  }
});

describe('a test page', () => {
  const wantedPage = () =>
    vi.waitFor(() => {
      const asked = t.events.find(({ event, payload }) => event === 'printing.wanted' && payload !== null);
      if (!asked) throw new Error('nothing is wanted yet');
      return asked.payload as PrintWanted;
    });

  it('goes by IT to the printer of its paper at once, and waits in no line', async () => {
    await chooseRoll();
    await t.as('tikim');
    t.events.length = 0;
    const printing = t.get('printing.testPage', { size: 'ROLL_80' });
    const wanted = await wantedPage();
    expect(wanted).toMatchObject({ ref: { paper: 'TEST_PAGE', printer: 'struk' }, size: 'ROLL_80' });
    // IT reads no file, so it draws no paper of one either.
    expect(await t.call('printing.drawn', { id: wanted.id, size: DRAWN })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await t.get('printing.testDrawn', { id: wanted.id, size: DRAWN });
    await printing;
    expect(t.printers.printed).toEqual([{ printer: 'struk', size: 'ROLL_80' }]);
    expect(await waiting()).toEqual([]);
    const told: string[] = await t.desk.db('audit').where({ subject: 'printer' }).pluck('detail');
    expect(told).toEqual(['test page ROLL_80']);
  });

  it('says why it did not come out: no printer, one that is away, one that fails', async () => {
    expect(await t.call('printing.testPage', { size: 'A4' })).toMatchObject({ code: 'PRINTER_AWAY' });
    await chooseRoll();
    t.printers.isDead = true;
    t.events.length = 0;
    const failing = t.call('printing.testPage', { size: 'ROLL_80' });
    await t.get('printing.testDrawn', { id: (await wantedPage()).id, size: DRAWN });
    expect(await failing).toMatchObject({ code: 'PRINTER_FAILED' });
    t.printers.names = [];
    expect(await t.call('printing.testPage', { size: 'ROLL_80' })).toMatchObject({ code: 'PRINTER_AWAY' });
    expect(await waiting()).toEqual([]);
    await t.as('auditor');
    expect(await t.call('printing.testPage', { size: 'A4' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is barred with the printers', async () => {
    const barred = await openTestDesk({ policy: { Devices: ['CAMERA'] } });
    await barred.as('tikim');
    expect(await barred.call('printing.testPage', { size: 'A4' })).toMatchObject({ code: 'DEVICE_BARRED' });
    await barred.close();
  });
});
