import type { Page } from '@playwright/test';
import type { MrzReading } from '#renderer/lib/reading/mrz/read-mrz.ts';
import type { NegativeKind } from './negative-pages.ts';
import type { PageSpec } from './page-set.ts';

/** What the page of {@link openReadingBrowser} offers. */
type InPage = {
  readSeed: (seed: number) => Promise<{ spec: PageSpec; reading: MrzReading | null; ms: number }>;
  readNegative: (kind: NegativeKind, seed: number) => Promise<{ reading: MrzReading | null; ms: number }>;
};

export type SeedResult = Pick<PageSpec, 'seed' | 'quarterTurns' | 'layout' | 'dpi'> & {
  reading: MrzReading | null;
  isRight: boolean;
  /** From the page's pixels to the verdict. */
  ms: number;
};

export async function readSeedIn(page: Page, seed: number): Promise<SeedResult> {
  // The script of reading-browser.ts has put these functions there.
  const answer = await page.evaluate((value) => (globalThis as unknown as InPage).readSeed(value), seed);
  const { spec, reading, ms } = answer;
  const isRight = reading?.lines[0] === spec.book.lines[0] && reading.lines[1] === spec.book.lines[1];
  return { seed, quarterTurns: spec.quarterTurns, layout: spec.layout, dpi: spec.dpi, reading, isRight, ms };
}

export async function readNegativeIn(
  page: Page,
  kind: NegativeKind,
  seed: number,
): Promise<{ reading: MrzReading | null; ms: number }> {
  return page.evaluate((input) => (globalThis as unknown as InPage).readNegative(input.kind, input.seed), {
    kind,
    seed,
  });
}
