import { openReadingBrowser } from '#test/support/reading/reading-browser.ts';
import { NEGATIVE_KINDS } from '#test/support/reading/negative-pages.ts';
import { readNegativeIn, readSeedIn } from '#test/support/reading/reading-calls.ts';
import { percentile } from './statistics.ts';

const PAGES = Number(process.env['LOKET_BENCH_PAGES'] ?? 120);

/** Time for a page's zone, from its pixels to the verdict, and how many of the drawn pages are read. */
export async function benchReading() {
  const browser = await openReadingBrowser();
  try {
    const results = [];
    for (let seed = 1; seed <= PAGES; seed += 1) results.push(await readSeedIn(browser.page, seed));
    const without: number[] = [];
    for (const kind of NEGATIVE_KINDS) {
      for (const seed of [1, 2, 3]) without.push((await readNegativeIn(browser.page, kind, seed)).ms);
    }
    const times = results.map(({ ms }) => ms);
    return {
      pages: PAGES,
      read: results.filter(({ reading, isRight }) => reading?.valid && isRight).length,
      wronglyValid: results.filter(({ reading, isRight }) => reading?.valid && !isRight).length,
      p50Ms: Math.round(percentile(times, 0.5)),
      p95Ms: Math.round(percentile(times, 0.95)),
      withoutZoneP50Ms: Math.round(percentile(without, 0.5)),
      withoutZoneP95Ms: Math.round(percentile(without, 0.95)),
    };
  } finally {
    await browser.close();
  }
}
