import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import { reportSheets } from '#main/features/reports/report-sheets.ts';
import { MORNING, openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { runPassportDay, runToAdjudication } from '#test/support/passport-day.ts';
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
  const named = (rows: readonly { by: string }[]) =>
    rows.map(({ by, ...row }) => ({ ...row, by: names[by] }));
  const [printed] = named(report.printing);
  expect(printed).toMatchObject({ month: '2026-11', printed: 1, failed: 0, spoiled: 0 });
  expect(named(report.photoSeats)).toMatchObject([{ photos: 2, retaken: 0, fromFile: 0 }]);
  expect([printed?.by, ...named(report.photoSeats).map(({ by }) => by)]).not.toContain(undefined);
  // One book left the stock of the day, and the balance closes.
  expect(blanks.reduce((sum, { issued }) => sum + issued, 0)).toBe(1);
  for (const { opening, received, issued, spoiled, voided, closing } of blanks) {
    expect(opening + received - issued - spoiled - voided).toBe(closing);
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

it('the hub counts what the desks of the office did, as one desk would', async () => {
  const office: JoinedOffice = await openJoinedOffice();
  try {
    const desk = await office.desk('Loket 1');
    await runToAdjudication(desk, 1);
    await desk.sync();
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
