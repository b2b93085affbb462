import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelName } from '#common/contract/ipc/index.ts';
import { launchApp, type RunningApp } from '#test/support/app.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { BENCH_NOW, type LargeDatabase } from './large-database.ts';

type WindowCase = { name: string; channel: ChannelName; inputs: readonly unknown[] };

/** The page's two functions, as far as the bench uses them. */
type Bridge = {
  call(channel: string, input: unknown): Promise<{ ok: boolean }>;
  subscribe(event: string, listener: () => void): () => void;
};

/** The running app on a large database, signed in as the counter officer. */
export async function openLargeApp(large: LargeDatabase): Promise<RunningApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'loket-bench-'));
  // The first start makes this folder's keyring; the large database's key is then sealed by it.
  const first = await launchApp({ dataFolder, now: BENCH_NOW });
  const seal = (key: Buffer) =>
    first.app.evaluate(
      ({ safeStorage }, text) => ({
        sealed: safeStorage.encryptString(text).toString('base64'),
        backend: process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform,
      }),
      key.toString('base64'),
    );
  const settings = {
    dataKey: await seal(large.key),
    attachmentKey: await seal(Buffer.alloc(32, 7)),
    idleLockMinutes: 60,
  };
  await first.close();
  rmSync(join(dataFolder, 'data'), { recursive: true, force: true });
  mkdirSync(join(dataFolder, 'data'), { recursive: true });
  // A copy: what the app's own rounds change must not be there at the next measurement.
  for (const end of ['', '-wal', '-shm']) {
    const source = join(large.folder, `desk.db${end}`);
    if (!existsSync(source)) continue;
    const copy = join(dataFolder, 'data', `desk.db${end}`);
    copyFileSync(source, copy, constants.COPYFILE_FICLONE);
    // On the disk before anything is measured: else the app's commits wait for the system to write the copy out.
    const file = openSync(copy, 'r+');
    fsyncSync(file);
    closeSync(file);
  }
  writeFileSync(join(dataFolder, 'desk.json'), JSON.stringify(settings));
  const running = await launchApp({ dataFolder, now: BENCH_NOW });
  const reply = await callFromPage(running.page, 'session.signIn', {
    username: 'loket',
    password: SAMPLE_PASSWORD,
  });
  if (!reply.ok) throw new Error(`Sign-in at the large database: ${reply.code}`);
  return {
    ...running,
    async close() {
      await running.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** No file has changed by itself for this long: the rounds of the start are over. */
const QUIET_MS = 10_000;
const PATIENCE_MS = 5 * 60_000;

/** The rounds of the start (due days, no-shows) go over the whole database once; an officer's day is what comes after them. */
async function settle({ page }: RunningApp): Promise<void> {
  await page.evaluate(
    async ([quietMs, patienceMs]) => {
      const { loket } = globalThis as unknown as { loket: Bridge };
      const start = performance.now();
      let changedAt = start;
      const stop = loket.subscribe('files.changed', () => (changedAt = performance.now()));
      const now = () => performance.now();
      while (now() - changedAt < quietMs && now() - start < patienceMs) {
        await loket.call('applications.counts', {});
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      stop();
    },
    [QUIET_MS, PATIENCE_MS] as const,
  );
}

/**
 * Between two calls of an officer. Back to back, 200 calls a second, the page's garbage collector has no time of its own
 * and stops every sixtieth call for 20 ms; that figure is printed as well.
 */
const PAUSE_MS = 30;
const WARM_UP = 30;

/** Milliseconds of each call as the page sees it: bridge, pipeline, query and answer. */
export type WindowTimes = { apart: number[]; backToBack: number[] };

export async function measureInWindow(
  large: LargeDatabase,
  cases: readonly WindowCase[],
): Promise<Record<string, WindowTimes>> {
  const running = await openLargeApp(large);
  await settle(running);
  const result: Record<string, WindowTimes> = {};
  for (const each of cases) {
    result[each.name] = {
      apart: await measureCalls(running, each, PAUSE_MS),
      backToBack: await measureCalls(running, each, 0),
    };
  }
  await running.close();
  return result;
}

function measureCalls(
  { page }: RunningApp,
  { channel, inputs }: WindowCase,
  pauseMs: number,
): Promise<number[]> {
  return page.evaluate(
    async ([channelName, values, pause, warmUp]) => {
      const { loket } = globalThis as unknown as { loket: Bridge };
      const times: number[] = [];
      for (const value of values) {
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        const start = performance.now();
        const reply = await loket.call(channelName, value);
        times.push(performance.now() - start);
        if (!reply.ok) throw new Error(`${channelName} was refused`);
      }
      return times.slice(warmUp);
    },
    [channel, inputs, pauseMs, WARM_UP] as const,
  );
}
