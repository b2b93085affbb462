import { setImmediate } from 'node:timers/promises';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { dueOnOf } from '#common/domain/applications/deadlines.ts';
import { listDue, moveDueDay } from '#main/records/repositories/due-days.ts';
import { readMeta, writeMeta } from '#main/records/repositories/small-tables.ts';
import type { Desk } from '#main/features/desk.ts';

/** Few enough that a call of an officer, which waits for the batch under way, does not notice it. */
const BATCH = 25;
const KEY = 'dueDaysOn';

/**
 * Works the due days of the lists out anew. They are stored with a file when it changes, but an outage moves them while
 * nothing happens to the file: at its declaration, with every day it lasts, at its end.
 */
export async function refreshDueDays(desk: Desk): Promise<void> {
  const { db, office } = desk;
  const today = office.today();
  const moved: ApplicationId[] = [];
  let after = '';
  for (;;) {
    const last = await db.transaction(async (trx) => {
      const due = await listDue(trx, after, BATCH);
      for (const { file, dueOn } of due) {
        const next = dueOnOf(file, office.policy(file.sopId), today);
        if (next === null || next === dueOn) continue;
        await moveDueDay(trx, file.id, next);
        moved.push(file.id);
      }
      return due.length === BATCH ? (due.at(-1)?.file.id ?? null) : null;
    });
    if (last === null) break;
    after = last;
    // The whole office's files must not keep the officers waiting.
    await setImmediate();
  }
  await writeMeta(db, KEY, today);
  if (moved.length > 0) desk.emit('files.changed', { applicationIds: moved });
}

/** Once a day, by the system's round: another day of an outage, or a calendar that came with an update. */
export async function refreshDueDaysOfToday(desk: Desk): Promise<void> {
  if (!desk.office.settings) return;
  if ((await readMeta(desk.db, KEY)) !== desk.office.today()) await refreshDueDays(desk);
}
