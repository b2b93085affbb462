import { join } from 'node:path';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { launchApp, launchElectron, ROOT, type RunningApp } from '#test/support/app.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { BENCH_NOW } from './large-database.ts';
import { memoryOfTree } from './processes.ts';
import { percentile, round } from './statistics.ts';

const STARTS = 5;
const FILES_IN_A_ROW = 150;
const SWITCHES = 9;

export type AppFigures = {
  startToQueueMs: number;
  emptyWindowMs: number;
  startRatio: number;
  memoryAtQueueMb: number;
  memoryAfterFilesMb: number;
  growthPercent: number;
  /** The same after the page's garbage was collected: what the files really left behind. */
  memoryKeptMb: number;
  keptGrowthPercent: number;
  /** On a shared PC: from one person's last click to the next one's queue, sign-in (argon2id) included. */
  switchP50Ms: number;
  switchLongestMs: number;
};

/** Start to a usable queue beside an empty window on the same engine; memory of all processes before and after files. */
export async function benchApp(): Promise<AppFigures> {
  const starts: number[] = [];
  const empty: number[] = [];
  for (let index = 0; index < STARTS; index += 1) {
    starts.push(await timeStart());
    empty.push(await timeEmptyWindow());
  }
  const { atQueue, afterFiles, kept } = await measureMemory();
  const switches = await timeSwitches();
  const startToQueueMs = percentile(starts, 0.5);
  const emptyWindowMs = percentile(empty, 0.5);
  return {
    startToQueueMs: Math.round(startToQueueMs),
    emptyWindowMs: Math.round(emptyWindowMs),
    startRatio: round(startToQueueMs / emptyWindowMs),
    memoryAtQueueMb: Math.round(atQueue),
    memoryAfterFilesMb: Math.round(afterFiles),
    growthPercent: growth(atQueue, afterFiles),
    memoryKeptMb: Math.round(kept),
    keptGrowthPercent: growth(atQueue, kept),
    switchP50Ms: Math.round(percentile(switches, 0.5)),
    switchLongestMs: Math.round(Math.max(...switches)),
  };
}

/** From the start of the process to a queue with rows, the person's sign-in (argon2id) included. */
async function timeStart(): Promise<number> {
  const start = performance.now();
  const running = await launchApp({ profile: 'demo', now: BENCH_NOW });
  await openQueue(running);
  const time = performance.now() - start;
  await running.close();
  return time;
}

/** The same engine and the same start-up arguments with an app that only opens one empty window. */
async function timeEmptyWindow(): Promise<number> {
  const start = performance.now();
  const app = await launchElectron(join(ROOT, 'test', 'bench', 'empty-window'), {
    env: { LOKET_PROFILE: 'test' },
  });
  const page = await app.firstWindow();
  await page.getByText('.').waitFor();
  const time = performance.now() - start;
  await app.close();
  return time;
}

async function timeSwitches(): Promise<number[]> {
  const running = await launchApp({ profile: 'demo', now: BENCH_NOW });
  const desk = await openQueue(running);
  const times: number[] = [];
  for (let index = 1; index <= SWITCHES; index += 1) {
    const start = performance.now();
    await desk.page.getByTitle(id.common.top.person).click();
    await desk.page.getByRole('menuitem', { name: id.common.top.signOut }).click();
    // The first two of the sample office, in turns.
    await signInAs(desk, index % 2);
    await showQueue(desk);
    times.push(performance.now() - start);
  }
  await running.close();
  return times;
}

async function measureMemory() {
  const running = await launchApp({ profile: 'demo', now: BENCH_NOW });
  const desk = await openQueue(running);
  const root = running.app.process().pid ?? 0;
  const atQueue = memoryOfTree(root);
  const reply = await callFromPage(running.page, 'applications.queue', {
    stage: 'arrival',
    lanes: [],
    states: [],
    only: 'ALL',
    offset: 0,
    limit: 200,
  });
  const ids = reply.ok ? reply.value.rows.map((row) => row.id) : [];
  if (ids.length === 0) throw new Error('The sample office has no file to open');
  for (let index = 0; index < FILES_IN_A_ROW; index += 1) {
    const fileId = ids[index % ids.length] ?? '';
    await running.page.evaluate((hash) => {
      globalThis.location.hash = hash;
    }, `#/berkas/${fileId}`);
    await running.page.getByRole('list', { name: id.common.steps.title }).waitFor();
  }
  await showQueue(desk);
  const afterFiles = memoryOfTree(root);
  const devtools = await running.page.context().newCDPSession(running.page);
  await devtools.send('HeapProfiler.collectGarbage');
  const kept = memoryOfTree(root);
  await running.close();
  return { atQueue, afterFiles, kept };
}

function growth(before: number, after: number): number {
  return round(((after - before) / before) * 100);
}

async function openQueue(running: RunningApp): Promise<DeskPage> {
  const desk = new DeskPage(running);
  await signInAs(desk, 0);
  await showQueue(desk);
  return desk;
}

/** The sample office lists its people; the first is the counter officer. */
async function signInAs({ page }: DeskPage, place: number): Promise<void> {
  await page.getByRole('list', { name: id.session.signIn.people }).getByRole('button').nth(place).click();
}

async function showQueue(desk: DeskPage): Promise<void> {
  await desk.go(new RegExp(`^${id.labels.stage.arrival}`));
  await desk.page.getByRole('gridcell').first().waitFor();
}
