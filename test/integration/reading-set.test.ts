import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEGATIVE_KINDS } from '#test/support/reading/negative-pages.ts';
import { openReadingBrowser, type ReadingBrowser } from '#test/support/reading/reading-browser.ts';
import { readNegativeIn, readSeedIn, type SeedResult } from '#test/support/reading/reading-calls.ts';

/** Half of them with glyphs, perspective, print texture and light that the reader's templates know nothing of. */
const PAGES = 60;
const LEAST_SHARE = 0.95;
const MINUTES = 60_000;

describe('the reading of passport pages', () => {
  let browser: ReadingBrowser;
  const results: SeedResult[] = [];

  beforeAll(async () => {
    browser = await openReadingBrowser();
    for (let seed = 1; seed <= PAGES; seed += 1) results.push(await readSeedIn(browser.page, seed));
  }, 5 * MINUTES);

  afterAll(() => browser.close());

  it('reads at least 95 of 100 zones with all check digits and every field right', () => {
    const missed = results.filter(({ reading, isRight }) => !(reading?.valid && isRight));
    const share = 1 - missed.length / PAGES;
    expect(share, `missed: ${missed.map(({ seed }) => seed).join(', ')}`).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  it('never calls a zone valid that has a wrong field', () => {
    const wrong = results.filter(({ reading, isRight }) => reading?.valid && !isRight);
    expect(wrong.map(({ seed }) => seed)).toEqual([]);
  });

  it('covers every turn, layout and resolution', () => {
    expect(new Set(results.map(({ quarterTurns }) => quarterTurns)).size).toBe(4);
    expect(new Set(results.map(({ layout }) => layout)).size).toBe(3);
    expect(new Set(results.map(({ dpi }) => dpi)).size).toBe(4);
  });

  it.each(NEGATIVE_KINDS)('finds no zone on a page without one: %s', async (kind) => {
    for (const seed of [1, 2, 3]) {
      expect((await readNegativeIn(browser.page, kind, seed)).reading).toBeNull();
    }
  });
});
