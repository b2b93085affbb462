import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '#runtime/logging/logger.ts';

type Box = { message: string; detail: string };
type Answer = PromiseWithResolvers<{ response: number }>;

const shown: { box: Box; answer: Answer }[] = [];
const quit = vi.fn();
vi.mock('electron', () => ({
  app: { quit },
  dialog: {
    showMessageBox(_window: unknown, box: Box) {
      const answer = Promise.withResolvers<{ response: number }>();
      shown.push({ box, answer });
      return answer.promise;
    },
  },
}));
const { followCrashes } = await import('./follow-crashes.ts');

/** As Electron's: once it is gone, every touch of it throws. */
class FakeWindow extends EventEmitter {
  isGone = false;
  crashes = 0;
  reloads = 0;
  readonly contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: () => void (this.crashes += 1),
    reload: () => void (this.reloads += 1),
  });

  get webContents() {
    if (this.isGone) throw new TypeError('Object has been destroyed');
    return this.contents;
  }
  isDestroyed = () => this.isGone;
  isVisible = () => true;
}

let window: FakeWindow;
let lines: string[];
const unhandled: unknown[] = [];
const keep = (error: unknown) => void unhandled.push(error);

beforeEach(() => {
  shown.length = 0;
  unhandled.length = 0;
  lines = [];
  quit.mockClear();
  window = new FakeWindow();
  // Of the window only what is faked above is used.
  followCrashes(
    window as unknown as BrowserWindow,
    createLogger('test', (line) => void lines.push(line)),
  );
  process.on('unhandledRejection', keep);
});
afterEach(() => process.off('unhandledRejection', keep));

/** Whatever a promise still had to do or to throw is done. */
const settled = () => new Promise((done) => setImmediate(() => setImmediate(done)));

async function box(at = 0) {
  await settled();
  const found = shown[at];
  if (!found) throw new Error('no box');
  return found;
}

const DIES = ['a page that hangs', () => window.emit('unresponsive'), 1] as const;
const FAILS = [
  'a page that cannot be loaded',
  () => window.contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', '', true),
  0,
] as const;

it.each([DIES, FAILS])(
  '%s: an answer that comes after the window closed touches nothing',
  async (_what, happen, response) => {
    happen();
    const { answer } = await box();
    window.isGone = true;
    answer.resolve({ response });
    await settled();
    expect(unhandled).toEqual([]);
    expect([window.crashes, window.reloads]).toEqual([0, 0]);
  },
);

it.each([DIES, FAILS])(
  '%s: a box that cannot be shown is logged, and the next one is asked',
  async (_what, happen) => {
    happen();
    (await box()).answer.reject(new Error('no display'));
    await settled();
    expect(unhandled).toEqual([]);
    expect(lines.join('\n')).toContain('not asked');
    happen();
    expect((await box(1)).box.message).toContain('Loket');
  },
);

it('a page that hangs and shall be loaded again is ended', async () => {
  window.emit('unresponsive');
  (await box()).answer.resolve({ response: 1 });
  await settled();
  expect(window.crashes).toBe(1);
});

it('of a page that hangs only what was typed before is said to be kept, in both languages', async () => {
  window.emit('unresponsive');
  const { detail } = (await box()).box;
  expect(detail).toContain('sampai saat terakhir sebelum tampilan berhenti menjawab');
  expect(detail).toContain('up to the last moment before it hung');
  expect(detail).not.toMatch(/sudah disimpan sebagai draf[.]|is kept as a draft[.]/);
});
