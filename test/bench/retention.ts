import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { PrivacyPolicy } from '#common/domain/privacy/specific-data.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { addFullDays, type Instant } from '#common/kernel/instant.ts';
import { eraseDue } from '#main/features/privacy/erase.ts';
import { imagesToJudge } from '#main/records/repositories/specific-data.ts';
import { insertEach } from '#main/records/run-each.ts';
import { runPassportDay } from '#test/support/passport-day.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { round, timed } from './statistics.ts';

const BATCH = 1000;
const FILES_A_DAY = 55;

/**
 * Erasure over an office's closed files, each with one photo whose days are over: the first run after the program came, a day later with
 * one day's files, and a day with none; beside the bare query that finds the same rows, and beside one that marks them.
 */
export async function benchRetention(files = Number(process.env['LOKET_BENCH_RETENTION_FILES'] ?? 100_000)) {
  const t = await openTestDesk({ now: BENCH_NOW });
  const { db } = t.desk;
  await runPassportDay(t, 1);
  const { ordinal: _ordinal, ...row } = await db('application').where({ state: 'HANDED_OVER' }).first();
  await eraseDue(t.desk);
  const oldest = addFullDays(BENCH_NOW as Instant, -PrivacyPolicy.parse({}).photoDays - 1);
  for (let start = 0; start < files; start += BATCH) {
    const many = Array.from({ length: Math.min(BATCH, files - start) }, (_, index) => {
      const since = addFullDays(oldest, -Math.floor((start + index) / FILES_A_DAY));
      return { ...row, id: v7(), number: `B${start + index}`, passport_number: null, state_since: since };
    });
    await db.transaction(async (trx) => {
      await insertEach(trx, 'application', many);
      await insertEach(
        trx,
        'specific_image',
        many.map(({ id, state_since: at }) => photoOf(id, at)),
      );
    });
  }
  const finding = await timed(() => imagesToJudge(db, addFullDays(BENCH_NOW as Instant, -90)));
  const first = await timed(() => eraseDue(t.desk));
  const marking = await timed(() =>
    db('specific_image').where({ rule: 'PHOTO_DAYS' }).update({ erased_at: BENCH_NOW }),
  );
  const idle = await timed(() => eraseDue(t.desk));
  const today = await db('specific_image').where({ kind: 'FACE' }).limit(FILES_A_DAY).pluck('attachment_id');
  await db('specific_image').whereIn('attachment_id', today).update({ erased_at: null, rule: null });
  const daily = await timed(() => eraseDue(t.desk));
  await t.close();
  return {
    files,
    erased: first.value,
    findSeconds: round(finding.ms / 1000),
    firstRunSeconds: round(first.ms / 1000),
    plainMarkSeconds: round(marking.ms / 1000),
    ratio: round(first.ms / (finding.ms + marking.ms)),
    erasedInADay: daily.value,
    dailyMs: round(daily.ms),
    nothingDueMs: round(idle.ms),
  };
}

function photoOf(applicationId: string, at: Instant) {
  const id = createHash('sha256').update(applicationId).digest('hex') as AttachmentId;
  return {
    attachment_id: id,
    application_id: applicationId,
    kind: 'FACE',
    captured_at: at,
    received_at: null,
  };
}
