import { join } from 'node:path';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { expectGood, switchAutoOff } from '#test/pages/portrait.ts';
import { runToCapture } from '#test/pages/stages.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { drawMedia } from '#test/support/drawn-media.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile } from './statistics.ts';

const ROUNDS = 12;
const PATIENCE = { timeout: 40_000 };
const { capture, portrait } = id;

export type PressFigures = {
  rounds: number;
  /** From the key to the picture with its verdict on the screen. */
  judgedP50Ms: number;
  judgedLongestMs: number;
  /** From the key that uses it to the next step: both files in the vault, the action on record, the file read again. */
  recordedP50Ms: number;
  recordedLongestMs: number;
  /** Both, round by round; the officer's look between them is left out. */
  pressToRecordP50Ms: number;
  pressToRecordLongestMs: number;
};

/** A portrait in the program itself, before Chromium's fake camera: one file, taken and then taken anew. */
export async function benchPress(): Promise<PressFigures> {
  const media = await drawMedia(join(ROOT, 'out', 'bench', 'media'));
  const running = await launchApp({
    now: BENCH_NOW,
    args: ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${media.cameraFile}`],
  });
  try {
    const desk = new DeskPage(running);
    await desk.page.setViewportSize({ width: 1366, height: 768 });
    await runToCapture(desk);
    await switchAutoOff(desk);
    const rounds: { judged: number; recorded: number }[] = [];
    while (rounds.length < ROUNDS) rounds.push(await timePhoto(desk, rounds.length > 0));
    const judged = rounds.map((round) => round.judged);
    const recorded = rounds.map((round) => round.recorded);
    const both = rounds.map((round) => round.judged + round.recorded);
    return {
      rounds: ROUNDS,
      judgedP50Ms: Math.round(percentile(judged, 0.5)),
      judgedLongestMs: Math.round(Math.max(...judged)),
      recordedP50Ms: Math.round(percentile(recorded, 0.5)),
      recordedLongestMs: Math.round(Math.max(...recorded)),
      pressToRecordP50Ms: Math.round(percentile(both, 0.5)),
      pressToRecordLongestMs: Math.round(Math.max(...both)),
    };
  } finally {
    await running.close();
  }
}

async function timePhoto(desk: DeskPage, isRetake: boolean) {
  const { page } = desk;
  if (isRetake) await page.getByRole('tab', { name: new RegExp(`^${capture.steps.PHOTO}`) }).click();
  await expectGood(page);
  // As a hand does: away from whatever was pressed last, which the space bar would press again.
  await page.getByLabel(portrait.live).click();
  const pressed = performance.now();
  await page.keyboard.press('Space');
  // Waits frame by frame; an expectation would look again only after half a second.
  await page.getByRole('img', { name: portrait.taken }).waitFor(PATIENCE);
  const judged = performance.now() - pressed;
  if (isRetake) await desk.fill(capture.retakeReason, 'Ukuran waktu');
  const next = page.getByRole('tab', { name: new RegExp(`^${capture.steps.FINGERPRINTS}`), selected: true });
  const used = performance.now();
  await desk.press('Control+Enter');
  await next.waitFor(PATIENCE);
  return { judged, recorded: performance.now() - used };
}
