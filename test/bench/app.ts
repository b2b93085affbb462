import { readFileSync, readdirSync } from 'node:fs';
import { launchApp, type RunningApp } from '#test/support/app.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { SAMPLE_PASSWORD } from '#test/support/test-desk.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile, round } from './statistics.ts';

const STARTS = 5;
const FILES_IN_A_ROW = 150;

export type AppFigures = {
  startToQueueMs: number;
  emptyWindowMs: number;
  startRatio: number;
  memoryAtQueueMb: number;
  memoryAfterFilesMb: number;
  growthPercent: number;
};

/** Start to a usable queue beside an empty window on the same engine; memory of all processes before and after files. */
export async function benchApp(): Promise<AppFigures> {
  const starts: number[] = [];
  const empty: number[] = [];
  for (let index = 0; index < STARTS; index += 1) {
    starts.push(await timeStart());
    empty.push(await timeEmptyWindow());
  }
  const { atQueue, afterFiles } = await measureMemory();
  const startToQueueMs = percentile(starts, 0.5);
  const emptyWindowMs = percentile(empty, 0.5);
  return {
    startToQueueMs: Math.round(startToQueueMs),
    emptyWindowMs: Math.round(emptyWindowMs),
    startRatio: round(startToQueueMs / emptyWindowMs),
    memoryAtQueueMb: Math.round(atQueue),
    memoryAfterFilesMb: Math.round(afterFiles),
    growthPercent: round(((afterFiles - atQueue) / atQueue) * 100),
  };
}

async function timeStart(): Promise<number> {
  const start = performance.now();
  const running = await launchApp({ now: BENCH_NOW });
  await signIn(running);
  await running.page.goto('app://loket/index.html#/antrean/documents').catch(() => undefined);
  await running.page.getByRole('table').first().waitFor();
  const time = performance.now() - start;
  await running.close();
  return time;
}

/** The same engine, the same window settings, a page with nothing in it. */
async function timeEmptyWindow(): Promise<number> {
  const start = performance.now();
  const running = await launchApp({ now: BENCH_NOW, args: [] });
  const time = performance.now() - start;
  await running.close();
  return time;
}

async function measureMemory() {
  const running = await launchApp({ now: BENCH_NOW });
  await signIn(running);
  await running.page.getByRole('table').first().waitFor();
  const atQueue = memoryOfTree(running.app.process().pid ?? 0);
  for (let index = 0; index < FILES_IN_A_ROW; index += 1) {
    await callFromPage(running.page, 'applications.counts', {});
  }
  const afterFiles = memoryOfTree(running.app.process().pid ?? 0);
  await running.close();
  return { atQueue, afterFiles };
}

async function signIn({ page }: RunningApp): Promise<void> {
  const reply = await callFromPage(page, 'session.signIn', { username: 'loket', password: SAMPLE_PASSWORD });
  if (!reply.ok) throw new Error(reply.code);
}

/** Proportional set size of a process and all its children, in MB: shared pages are not counted twice. */
export function memoryOfTree(root: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // The process has gone meanwhile.
    return '';
  }
}
