import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRaw } from '#main/records/encrypted-sqlite.ts';
import { ALL_ROWS, queueSql } from '#main/records/repositories/queue.ts';
import { waitForApproval } from '#test/support/approvals.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile, round, sample } from './statistics.ts';
import { openLargeApp } from './window.ts';

const FILES = Number(process.env['LOKET_BENCH_WAITING'] ?? 200);
const OPENINGS = 9;
const RAW_RUNS = 100;

export type ApprovalFigures = {
  files: number;
  /** From the key press to the list and the first file on the screen. */
  openedP50Ms: number;
  openedMaxMs: number;
  channelP50Ms: number;
  rawP50Ms: number;
};

/**
 * The approver's list of so many waiting files, opened in the running window; the channel alone; and the queue's statement on the
 * raw driver, in the same run.
 */
export async function benchApproval(): Promise<ApprovalFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-bench-approval-'));
  const key = randomBytes(32);
  const raw = await fill(folder, key);
  const running = await openLargeApp({ folder, key, wholeHistoryIds: [] });
  const { page } = running;
  const reply = await callFromPage(page, 'session.signIn', {
    username: 'kasubsi',
    password: SAMPLE_PASSWORD,
  });
  if (!reply.ok) throw new Error(`Sign-in: ${reply.code}`);
  const channel = await sample(OPENINGS, async () => {
    const answer = await callFromPage(page, 'approval.list', {});
    if (!answer.ok || answer.value.length !== FILES) throw new Error('The list is not whole');
  });
  const opened: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn += 1) opened.push(await open());
  await running.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    files: FILES,
    openedP50Ms: round(percentile(opened, 0.5)),
    openedMaxMs: round(Math.max(...opened)),
    channelP50Ms: round(percentile(channel, 0.5)),
    rawP50Ms: round(percentile(raw, 0.5)),
  };

  /** In the page itself, so that nothing but the screen is measured. */
  async function open(): Promise<number> {
    // A window that has read nothing yet: what it read before would stand there at once.
    await page.evaluate(() => void (globalThis.location.hash = '#/'));
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page.evaluate(async () => {
      const start = performance.now();
      globalThis.location.hash = '#/persetujuan';
      const isThere = () => document.querySelectorAll('nav button[aria-current]').length > 5;
      while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 1));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    });
  }
}

async function fill(folder: string, key: Buffer): Promise<number[]> {
  const t = await openTestDesk({ folder, key, now: BENCH_NOW });
  for (let serial = 1; serial <= FILES; serial += 1) {
    await waitForApproval(t, serial);
    if (serial % 50 === 0) process.stderr.write(`  ${serial} files\n`);
  }
  const viewer = t.desk.session.user?.id;
  const context = { viewer: viewer as NonNullable<typeof viewer>, today: t.desk.office.today() };
  const query = {
    stage: 'decision',
    lanes: [],
    states: [],
    only: 'ALL',
    forApprover: true,
    offset: 0,
    limit: ALL_ROWS,
  } as const;
  const { sql, bindings } = queueSql(query, context);
  const db = openRaw({ filename: join(folder, 'desk.db'), key, cipher: 'aegis' });
  const statement = db.prepare(sql);
  const times = await sample(RAW_RUNS, async () => void statement.all(...bindings));
  db.close();
  await t.close();
  return times;
}
