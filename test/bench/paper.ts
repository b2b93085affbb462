import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { id, DeskPage } from '#test/pages/desk-page.ts';
import { answerSavePath } from '#test/pages/papers.ts';
import { importSample } from '#test/pages/sample-import.ts';
import { acceptDossier, checkIn, recordWatchlist, tickDocuments } from '#test/pages/stages.ts';
import { launchApp, ROOT } from '#test/support/app.ts';
import { callFromPage } from '#test/support/call-page.ts';
import { BENCH_NOW } from './large-database.ts';
import { percentile, round } from './statistics.ts';

const ROUNDS = 15;

export type PaperFigures = {
  rounds: number;
  /** A receipt: drawn from the file, made into a tagged PDF, counted, audited, written. */
  letterP50Ms: number;
  letterLongestMs: number;
  letterKilobytes: number;
  /** An empty page made into a PDF by the same window, and written nowhere. */
  emptyP50Ms: number;
  emptyLongestMs: number;
  ratio: number;
};

/** One letter as a PDF beside an empty document by the same way. */
export async function benchPaper(): Promise<PaperFigures> {
  const path = join(ROOT, 'out', 'test', 'bench-receipt.pdf');
  const running = await launchApp({ now: BENCH_NOW });
  try {
    const desk = new DeskPage(running);
    await desk.page.setViewportSize({ width: 1366, height: 768 });
    await desk.signIn('loket');
    const number = await importSample(desk);
    await checkIn(desk, number);
    await desk.take(number);
    await tickDocuments(desk, ['KTP', 'KK', 'AKTA_LAHIR']);
    await recordWatchlist(desk);
    await acceptDossier(desk);
    await desk.page.getByText(id.file.work.doneTitle).waitFor();
    const applicationId = /berkas\/([0-9a-f-]+)/.exec(desk.page.url())?.[1] ?? '';
    await answerSavePath(desk, path);
    const letters: number[] = [];
    const empty: number[] = [];
    for (let copy = 0; copy < ROUNDS; copy += 1) {
      letters.push(await timeLetter(desk, applicationId, copy));
      empty.push(await timeEmpty(desk));
    }
    const letterP50 = percentile(letters, 0.5);
    const emptyP50 = percentile(empty, 0.5);
    return {
      rounds: ROUNDS,
      letterP50Ms: Math.round(letterP50),
      letterLongestMs: Math.round(Math.max(...letters)),
      letterKilobytes: Math.round(readFileSync(path).byteLength / 1024),
      emptyP50Ms: Math.round(emptyP50),
      emptyLongestMs: Math.round(Math.max(...empty)),
      ratio: round(letterP50 / emptyP50),
    };
  } finally {
    await running.close();
    rmSync(path, { force: true });
  }
}

async function timeLetter({ page }: DeskPage, applicationId: string, copy: number): Promise<number> {
  const start = performance.now();
  const ref = { paper: 'RECEIPT', applicationId } as const;
  const reply = await callFromPage(page, 'printing.save', { ref, copy });
  if (!reply.ok || !reply.value.saved) throw new Error(`No letter: ${JSON.stringify(reply)}`);
  return performance.now() - start;
}

/** Nothing but the call and an empty sheet of A4. */
async function timeEmpty({ page, running }: DeskPage): Promise<number> {
  await page.evaluate(() => {
    document.body.hidden = true;
  });
  const start = performance.now();
  await running.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.webContents.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true });
  });
  const time = performance.now() - start;
  await page.evaluate(() => {
    document.body.hidden = false;
  });
  return time;
}
