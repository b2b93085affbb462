import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { PrintWanted } from '#common/contract/ipc/printing.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { firstRefusalLetters } from '#hub/store/refusal-letters.ts';
import { LETTERS_SQL } from '#main/records/repositories/refusal-letters.ts';
import { reportSheets } from '#main/features/reports/report-sheets.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { aBooking } from '#test/support/people.ts';
import { actorOf, runPassportDay, runToAdjudication } from '#test/support/passport-day.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const PERIOD = { from: plainDate('2026-11-24'), to: plainDate('2026-11-24') };

let alone: TestDesk;
beforeAll(async () => {
  alone = await openTestDesk();
  await runPassportDay(alone, 1);
  await runToAdjudication(alone, 2);
});
afterAll(() => alone.close());

it('a head reads what the office did, an officer does not', async () => {
  await alone.as('loket');
  expect(await alone.call('reports.period', PERIOD)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  await alone.as('kasi');
  const { report, blanks, where, names } = await alone.get('reports.period', PERIOD);
  expect(where).toBe('DESK');
  expect(report.counts).toMatchObject({ OPENED: 2, ARRIVED: 2, INTERVIEWED: 2, APPROVED: 1, HANDED_OVER: 1 });
  expect(report.files).toBe(2);
  expect(report.service.ease).toMatchObject({ handedOver: 1, straight: 1 });
  expect(report.service.affordability).toMatchObject({ exact: 1, below: 0, above: 0 });
  expect(report.officers.map(({ by }) => names[by])).not.toContain(undefined);
  // The approver took up nothing, and stands beside the adjudicator with the rates of the decision.
  const decisions = report.officers.filter(({ stage }) => stage === 'decision');
  expect(decisions.map(({ files, returned, refused }) => [files, returned, refused])).toEqual([
    [1, 0, 0],
    [1, 0, 0],
  ]);
  expect(report.procedure).toMatchObject({ files: 2, repeated: 0, outOfOrder: 0 });
  const named = (rows: readonly { by: string }[]) =>
    rows.map(({ by, ...row }) => ({ ...row, by: names[by] }));
  const [printed] = named(report.printing);
  expect(printed).toMatchObject({ month: '2026-11', printed: 1, failed: 0, spoiled: 0 });
  expect(named(report.photoSeats)).toMatchObject([{ photos: 2, retaken: 0, fromFile: 0 }]);
  expect([printed?.by, ...named(report.photoSeats).map(({ by }) => by)]).not.toContain(undefined);
  // One book left the stock of the day, and the balance closes.
  expect(blanks.reduce((sum, { issued }) => sum + issued, 0)).toBe(1);
  for (const { opening, received, issued, spoiled, voided, missing, closing } of blanks) {
    expect(opening + received - issued - spoiled - voided - missing).toBe(closing);
  }
});

it('a day that is over says the same for ever', async () => {
  await alone.as('kasi');
  alone.setNow('2026-11-25T02:00:00.000Z');
  const before = await alone.get('reports.period', PERIOD);
  await runToAdjudication(alone, 3);
  await alone.as('kasi');
  expect(await alone.get('reports.period', PERIOD)).toEqual(before);
});

it('the workbook holds the very figures of the screen', async () => {
  await alone.as('kasi');
  const path = join(alone.folder, 'laporan.xlsx');
  alone.chosen.savePath = path;
  expect(await alone.get('reports.saveSheet', PERIOD)).toEqual({ saved: true });
  const { tables, lines } = reportSheets(alone.desk, await alone.get('reports.period', PERIOD));
  const sheets = await readSheets(path);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(tables.map(({ title }) => title.slice(0, 31)));
  for (const [index, { columns, rows }] of tables.entries()) {
    const found = sheets[index]?.data ?? [];
    expect(found.slice(0, lines.length).map(([line]) => line)).toEqual(lines);
    const [head, ...body] = found.slice(lines.length + 1);
    expect(head).toEqual(columns.map(({ label }) => label));
    expect(body).toEqual(rows);
  }
  const saved = await alone.desk.db('audit').where({ detail: 'report saved' }).first('subject');
  expect(saved).toEqual({ subject: '2026-11-24..2026-11-24' });
});

it('a file tells how it went through the procedure', async () => {
  await alone.as('kasi');
  const { id } = await alone.desk.db('application').where({ state: 'HANDED_OVER' }).first('id');
  const { steps, norms, deviations, visits } = await alone.get('reports.file', { applicationId: id });
  expect(steps.filter(({ done, isInOrder }) => done === null || !isInOrder)).toEqual([]);
  expect(norms.map(({ norm, verdict }) => [norm, verdict])).toEqual([
    ['RETURN_INCOMPLETE', 'MET'],
    ['ISSUE', 'MET'],
    ['COLLECT', 'MET'],
  ]);
  expect(deviations).toEqual([]);
  expect(visits).toEqual(['2026-11-24']);
});

/** Somebody on the prevention list who asked for a new book in the place of an old one. */
async function runToRefusal(): Promise<ApplicationId> {
  const { applicant, payment, kind, validityYears, pages } = aBooking({}, 8);
  const lane = { lane: 'PRIORITY', priorityReason: 'DISABLED' } as const;
  await alone.as('loket');
  const { applicationId: id } = await alone.get('appointments.walkIn', {
    applicant,
    payment,
    kind,
    validityYears,
    pages,
    ...lane,
    type: 'REPLACE_EXPIRED',
    requestId: v7(),
  });
  const act = actorOf(alone);
  const watchlist = { result: 'CONFIRMED_MATCH', reference: 'CEKAL-1', checkedAt: alone.desk.clock.now() };
  const reasons = { reasonCodes: ['REJ_PREVENTION_LIST'], note: 'Tercantum dalam daftar pencegahan' };
  await act(id, ['queue.callTicket/1'], ['documents.recordWatchlist/1', watchlist]);
  await act(id, ['approval.proposeDecision/1', { decision: 'REFUSE_PREVENTION', ...reasons }]);
  await alone.as('kasi');
  const letter = { letterNo: 'W3.IMI.1-0009', detailRef: 'CEKAL-1' };
  await act(id, ['documents.refusePrevention/1', { ...reasons, ...letter }]);
  return id;
}

it('the letter of refusal is held to its day by when it first left the program', async () => {
  alone.setNow('2026-11-25T03:00:00.000Z');
  const id = await runToRefusal();
  const day = plainDate('2026-11-25');
  const noticeOn = async (to = day) => {
    await alone.as('kasi');
    const { report } = await alone.get('reports.period', { from: day, to });
    return report.norms.find(({ norm }) => norm === 'REFUSAL_NOTICE');
  };
  expect(await noticeOn()).toMatchObject({ met: 0, running: 1 });
  // Another paper of the same file is no letter.
  await alone.desk.session.audit('VIEW', id, 'paper FOLDER_LABEL printed, copy 0');
  alone.setNow('2026-11-27T03:00:00.000Z');
  const friday = plainDate('2026-11-27');
  expect(await noticeOn(friday)).toMatchObject({ running: 0, overdue: 1 });
  alone.chosen.savePath = join(alone.folder, 'penolakan.pdf');
  const saving = alone.get('printing.save', { ref: { paper: 'REFUSAL', applicationId: id }, copy: 0 });
  await Promise.all([saving, draw(alone)]);
  expect(await noticeOn(friday)).toMatchObject({ met: 0, late: 1, overdue: 0 });
  // What was owed on Wednesday evening stays as it was.
  expect(await noticeOn()).toMatchObject({ late: 0, running: 1 });
  // Refused in the month before, told in this one.
  await alone.as('kasi');
  const { report } = await alone.get('reports.period', { from: friday, to: friday });
  expect(report.norms.find(({ norm }) => norm === 'REFUSAL_NOTICE')).toMatchObject({ late: 1 });
  const plan: { detail: string }[] = await alone.desk.db.raw(`explain query plan ${LETTERS_SQL}`, ['[]']);
  expect(plan.map(({ detail }) => detail).join(' ')).toContain('audit_subject (subject=?)');
});

/** Answers for the page, which draws what main asks for. */
async function draw(desk: TestDesk): Promise<void> {
  const wanted = await vi.waitFor(() => {
    const asked = desk.events.find(({ event, payload }) => event === 'printing.wanted' && payload !== null);
    if (!asked) throw new Error('nothing is wanted yet');
    return asked.payload as PrintWanted;
  });
  await desk.get('printing.drawn', { id: wanted.id, size: { widthMm: 210, heightMm: 297 } });
}

it('the hub counts what the desks of the office did, as one desk would', async () => {
  const office: JoinedOffice = await openJoinedOffice();
  try {
    const desk = await office.desk('Loket 1');
    const id = await runToAdjudication(desk, 1);
    await desk.desk.session.audit('VIEW', id, 'paper REFUSAL saved, copy 0');
    await desk.sync();
    // What a desk told of its letters is in the chain of the hub.
    const { hub, officeId } = office.edge;
    expect([...(await firstRefusalLetters(hub.store, officeId, [id])).keys()]).toEqual([id]);
    const other = await office.desk('Ruang kasi');
    await other.as('kasi');
    expect(other.desk.clock.now() >= MORNING).toBe(true);
    const { report, where } = await other.get('reports.period', PERIOD);
    expect(where).toBe('OFFICE');
    expect(report.counts).toMatchObject({ OPENED: 1, ARRIVED: 1, INTERVIEWED: 1, APPROVED: 0 });
    expect(report.officers.length).toBeGreaterThan(0);
    await other.as('loket');
    expect(await other.call('reports.period', PERIOD)).toMatchObject({ code: 'FORBIDDEN' });
  } finally {
    await office.close();
  }
});
