import { v7 } from 'uuid';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { hallLoad } from '#main/features/queue/hall-load.ts';
import { listActions, toActionRow } from '#main/records/repositories/actions.ts';
import { stageCounts } from '#main/records/repositories/queue.ts';
import { insertEach } from '#main/records/run-each.ts';
import { runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile, round } from './statistics.ts';

const FILES_A_DAY = 900;
const DAY_MINUTES = 24 * 60;
const BATCH = 200;
const ROUNDS = 50;

/** One look at the board over a month's files that are all still open, beside the plain count of the same queue. */
export async function benchBoard(files = Number(process.env['LOKET_BENCH_BOARD_FILES'] ?? 20_000)) {
  const t = await openTestDesk({ now: BENCH_NOW });
  const { db } = t.desk;
  const id = await runToInterview(t, 1);
  const list = await listActions(db, id);
  const row = await db('application').where({ id }).first();
  const entries = await db('queue_entry').where({ application_id: id });
  for (let start = 1; start < files; start += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, files - start) }, (_, index) => {
      const number = start + index;
      const minutes = -Math.floor(number / FILES_A_DAY) * DAY_MINUTES;
      const copy = v7() as ApplicationId;
      const actions = list.map((action, at) => ({
        ...toActionRow({
          ...action,
          id: v7() as typeof action.id,
          applicationId: copy,
          occurredAt: addMinutes(action.occurredAt, minutes),
          version: at + 1,
        }),
        status: 'ACCEPTED',
        desk_seq: null,
      }));
      const file = {
        ...row,
        id: copy,
        ordinal: row.ordinal + number,
        number: `${row.number}-${number}`,
        state_since: addMinutes(row.state_since, minutes),
      };
      return { actions, file, queued: entries.map((entry) => ({ ...entry, application_id: copy })) };
    });
    await db.transaction(async (trx) => {
      await insertEach(
        trx,
        'application',
        made.map(({ file }) => file),
      );
      await insertEach(
        trx,
        'action',
        made.flatMap(({ actions }) => actions),
      );
      await insertEach(
        trx,
        'queue_entry',
        made.flatMap(({ queued }) => queued),
      );
    });
  }
  await t.as('kasi');
  const viewer = { viewer: row.claim_by ?? '', today: t.desk.office.today() };
  const board: number[] = [];
  const plain: number[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const started = performance.now();
    await hallLoad(t.desk);
    const looked = performance.now();
    await stageCounts(db, viewer);
    board.push(looked - started);
    plain.push(performance.now() - looked);
  }
  await t.close();
  return {
    files,
    boardP50: round(percentile(board, 0.5)),
    boardP95: round(percentile(board, 0.95)),
    plainP50: round(percentile(plain, 0.5)),
    plainP95: round(percentile(plain, 0.95)),
  };
}
