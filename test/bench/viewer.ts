import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DeskPage, id } from '#test/pages/desk-page.ts';
import { addPages, drawScan, showDocument } from '#test/pages/documents.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { checkIn } from '#test/pages/stages.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { drawMedia } from '#test/support/drawn-media.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile } from './statistics.ts';

const ROUNDS = 7;
const PAGES = 12;
const NOTCHES = 120;

export type ViewerFigures = {
  scanMegabytes: number;
  openP50Ms: number;
  openLongestMs: number;
  /** Between two frames of the page while all pages are scrolled through. */
  frameP50Ms: number;
  frameP99Ms: number;
  frameLongestMs: number;
};

/** A scan of twelve pages at 300 dpi: from the choice of the document until its first page is drawn, and scrolling through it. */
export async function benchViewer(): Promise<ViewerFigures> {
  const media = await drawMedia(join(ROOT, 'out', 'test', 'media'));
  const scan = await drawScan('scan-12', PAGES);
  const running = await launchApp({ now: BENCH_NOW });
  try {
    const desk = new DeskPage(running);
    const { page } = desk;
    await page.setViewportSize({ width: 1366, height: 768 });
    await desk.signIn('loket');
    const number = await importSample(desk);
    await checkIn(desk, number);
    await desk.take(number);
    await addPages(desk, 'KTP', [media.documents.KTP]);
    await addPages(desk, 'KK', [scan]);
    const name = id.labels.document.KK;
    const first = page.getByRole('region', { name, exact: true }).getByRole('img', {
      name: id.documents.viewer.pageOf.replace('{{name}}', name).replace('{{page}}', '1'),
    });
    await first.waitFor();
    const opened: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await showDocument(desk, 'KTP');
      await page
        .getByRole('region', { name: id.labels.document.KTP, exact: true })
        .getByRole('img')
        .waitFor();
      opened.push(await timeOpening(desk, name));
    }
    await page.getByRole('navigation', { name: id.documents.viewer.strip }).waitFor();
    const frames = await scrollThrough(desk, name);
    return {
      scanMegabytes: Math.round(statSync(scan).size / 1024 / 102.4) / 10,
      openP50Ms: Math.round(percentile(opened, 0.5)),
      openLongestMs: Math.round(Math.max(...opened)),
      frameP50Ms: Math.round(percentile(frames, 0.5)),
      frameP99Ms: Math.round(percentile(frames, 0.99)),
      frameLongestMs: Math.round(Math.max(...frames)),
    };
  } finally {
    await running.close();
  }
}

/** Measured inside the page: from the key that shows the next document until the first page has its pixels. */
async function timeOpening({ page }: DeskPage, name: string): Promise<number> {
  return page.evaluate(async (region) => {
    const start = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true }));
    for (;;) {
      const pane = document.querySelector(`section[aria-label="${region}"]`);
      if (pane?.querySelector('[data-page="0"] canvas')) return performance.now() - start;
      await new Promise(requestAnimationFrame);
    }
  }, name);
}

async function scrollThrough({ page }: DeskPage, name: string): Promise<number[]> {
  const pane = page.getByRole('region', { name, exact: true });
  await pane.hover();
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const note = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { loketFrames: frames });
  });
  for (let notch = 0; notch < NOTCHES; notch += 1) await page.mouse.wheel(0, 100);
  return page.evaluate(() => (globalThis as unknown as { loketFrames: number[] }).loketFrames);
}
