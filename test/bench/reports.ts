import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { dayOf, plainDate } from '#common/kernel/plain-date.ts';
import { listActions, toActionRow } from '#main/records/repositories/actions.ts';
import { insertEach } from '#main/records/run-each.ts';
import { officeQuota } from '#main/features/appointments/quota/quota-of-office.ts';
import { officeReport } from '#main/features/reports/own-report.ts';
import { reportSheets } from '#main/features/reports/report-sheets.ts';
import { workbookOf } from '#main/features/workbook.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { round } from './statistics.ts';

const MONTH = { from: plainDate('2026-11-01'), to: plainDate('2026-11-30') };
const DAY_MINUTES = 24 * 60;
const BATCH = 200;

/** The month's report over so many files with their whole histories, beside reading the same rows and their payloads. */
export async function benchReports(files = Number(process.env['LOKET_BENCH_REPORT_FILES'] ?? 50_000)) {
  const t = await openTestDesk({ now: BENCH_NOW });
  const { db } = t.desk;
  await runPassportDay(t, 1);
  const { id } = await db('application').where({ state: 'HANDED_OVER' }).first('id');
  const list = await listActions(db, id as ApplicationId);
  // All of them inside the month: as many a day as its days up to now ask for.
  const filesADay = Math.ceil(files / dayOf(plainDate(BENCH_NOW.slice(0, 10))));
  for (let start = 1; start < files; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, files - start) }, (_, index) =>
      copyOf(list, -Math.floor((start + index) / filesADay) * DAY_MINUTES),
    ).flat();
    await db.transaction((trx) => insertEach(trx, 'action', rows));
  }
  await t.as('kasi');
  t.setNow('2026-12-01T02:00:00.000Z');
  const started = performance.now();
  const report = await officeReport(t.desk, MONTH);
  const counted = performance.now();
  const { tables, lines } = reportSheets(t.desk, report);
  const book = await workbookOf(tables, lines);
  const written = performance.now();
  const raw: { payload: string }[] = await db.raw('select * from action order by application_id, version');
  for (const { payload } of raw) JSON.parse(payload);
  const read = performance.now();
  const quota = await officeQuota(t.desk, MONTH);
  const planned = performance.now();
  await t.close();
  return {
    files: report.report.files,
    actions: raw.length,
    reportSeconds: round((counted - started) / 1000),
    sheetSeconds: round((written - counted) / 1000),
    sheetBytes: book.length,
    quotaDays: quota.days.length,
    quotaSeconds: round((planned - read) / 1000),
    plainReadSeconds: round((read - written) / 1000),
    ratio: round((counted - started) / (read - written)),
  };
}

function copyOf(list: Awaited<ReturnType<typeof listActions>>, minutes: number) {
  const applicationId = v7() as ApplicationId;
  return list.map((action, index) => ({
    ...toActionRow({
      ...action,
      id: v7() as typeof action.id,
      applicationId,
      occurredAt: addMinutes(action.occurredAt, minutes),
      version: index + 1,
      // One register number each.
      payload:
        action.kind === 'production.handOver/1'
          ? { ...action.payload, registerNo: applicationId }
          : action.payload,
    }),
    status: 'ACCEPTED',
    desk_seq: null,
  }));
}
